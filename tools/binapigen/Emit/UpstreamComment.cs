using System.Globalization;
using System.Security;

namespace Binapigen.Emit;

/// <summary>A comment of VPP's, taken apart: doxygen's <c>\brief</c> and <c>@param name - text</c>. All text is escaped for XML.</summary>
/// <param name="Summary">Lines about the whole.</param>
/// <param name="Fields">Text about fields, by VPP's name.</param>
internal sealed record UpstreamComment(IReadOnlyList<string> Summary, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Takes a comment apart.</summary>
    /// <param name="comment">As in the JSON, with its comment marks.</param>
    public static UpstreamComment Parse(string comment)
    {
        var summary = new List<string>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? field = null;
        foreach (var raw in comment.Split('\n'))
        {
            var line = raw.Trim().TrimStart('/', '*').Replace("*/", "", StringComparison.Ordinal).Trim();
            if (line.StartsWith("\\brief", StringComparison.Ordinal)) line = line[6..].Trim();
            if (Parameter(line) is { } parameter)
            {
                field = parameter.Name;
                fields[field] = parameter.Text;
            }
            else if (line.Length == 0)
            {
                field = null;
            }
            else if (field is not null)
            {
                fields[field] = $"{fields[field]} {Escape(line)}".Trim();
            }
            else
            {
                summary.Add(Escape(line));
            }
        }

        return new UpstreamComment(summary, fields);
    }

    private static (string Name, string Text)? Parameter(string line)
    {
        if (!line.StartsWith("@param", StringComparison.Ordinal) && !line.StartsWith("\\param", StringComparison.Ordinal)) return null;
        var rest = line[6..].Trim();
        var end = rest.IndexOfAny([' ', '\t', '-', ':', ',']);
        if (end < 0) return rest.Length == 0 ? null : (rest, "");
        return end == 0 ? null : (rest[..end], Escape(rest[end..].TrimStart(' ', '\t', '-', ':', ',')));
    }

    private static string Escape(string text)
    {
        var printable = string.Concat(text.Where(c => !EndsLine(c) && !char.IsSurrogate(c)));
        return SecurityElement.Escape(printable);
    }

    /// <summary>C# ends a line also at U+2028 and U+2029; what follows would be code.</summary>
    private static bool EndsLine(char c)
        => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
