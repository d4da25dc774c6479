using System.Buffers;
using System.Text;

namespace Controller.Cli.Terminal;

/// <summary>
/// Makes text safe to show. Names, descriptions and errors come from files, from VPP and from the server: an escape sequence in one
/// of them must not move the cursor or recolour what the CLI says itself.
/// </summary>
internal static class TerminalText
{
    // C0, DEL and C1 controls, and the marks that reorder text around them.
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(static c => (char)c))
        + "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    /// <summary>One line, every control character written as <c>\x1b</c>; line breaks and tabs become spaces.</summary>
    public static string Clean(string text)
    {
        var at = text.AsSpan().IndexOfAny(Unsafe);
        if (at < 0)
            return text;
        var clean = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\t')
                clean.Append(' ');
            else if (!Unsafe.Contains(c))
                clean.Append(c);
            else if (c < 0x100)
                clean.Append("\\x").Append(((int)c).ToString("x2"));
            else
                clean.Append("\\u").Append(((int)c).ToString("x4"));
        }

        return clean.ToString();
    }
}
