using System.Text;

namespace Controller.Core.Yaml;

/// <summary>Puts a piece of a document into a message: in quotes, on one line, and not endless.</summary>
internal static class Quoted
{
    private const int Longest = 48;

    public static string Text(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes().Take(Longest))
            shown.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? "\u00b7" : rune.ToString());
        return shown.Append(text.Length > Longest ? "…\"" : "\"").ToString();
    }
}
