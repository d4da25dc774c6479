using System.Text;

namespace Binapigen.Model;

/// <summary>Makes C# names out of VPP's.</summary>
internal static class CSharpName
{
    /// <summary><c>sw_if_index</c> → <c>SwIfIndex</c>, <c>IF_TYPE_10G</c> → <c>IfType10g</c>.</summary>
    /// <param name="name">VPP's name; anything that C# cannot have in a name counts as an underscore.</param>
    /// <returns>A valid name; it starts with an underscore when VPP's starts with a digit.</returns>
    public static string Pascal(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var word in Words(name))
        {
            // nat44_64 must not become Nat4464.
            if (char.IsAsciiDigit(word[0]) && (result.Length == 0 || char.IsAsciiDigit(result[^1]))) result.Append('_');
            var isUpper = word.Length > 1 && !word.Any(char.IsAsciiLetterLower);
            result.Append(char.ToUpperInvariant(word[0])).Append(isUpper ? word[1..].ToLowerInvariant() : word[1..]);
        }

        return result.Length == 0 ? "_" : result.ToString();
    }

    /// <summary>Names for an enum's members: without the words that all of them start with.</summary>
    /// <param name="names">VPP's names.</param>
    /// <returns>C# names in the same order, each once.</returns>
    public static IReadOnlyList<string> Members(IReadOnlyList<string> names)
    {
        var words = names.Select(n => Words(n).ToArray()).ToList();
        var common = CommonWords(words);
        // A name that would start with a digit, or be empty, takes words back for all.
        while (common > 0 && words.Any(w => w.Length <= common || char.IsAsciiDigit(w[common][0]))) common--;
        var table = new NameTable();
        return [.. words.Select(w => table.Add(Pascal(string.Join('_', w.Skip(common)))))];
    }

    private static int CommonWords(List<string[]> words)
    {
        if (words.Count < 2) return 0;
        var common = 0;
        while (words.TrueForAll(w => w.Length > common && w[common] == words[0][common])) common++;
        return common;
    }

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsAsciiLetterOrDigit(name[i])) continue;
            if (i > start) yield return name[start..i];
            start = i + 1;
        }
    }
}
