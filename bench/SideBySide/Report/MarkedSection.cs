namespace SideBySide.Report;

/// <summary>The part of a document that a program writes, between two lines that say so.</summary>
/// <param name="name">Name of the part.</param>
internal sealed class MarkedSection(string name)
{
    private readonly string _begin = $"<!-- {name}:begin -->";
    private readonly string _end = $"<!-- {name}:end -->";

    /// <summary>Replaces it.</summary>
    /// <param name="document">The whole document.</param>
    /// <param name="text">The new part.</param>
    /// <returns>The document with it.</returns>
    /// <exception cref="FormatException">The two lines are not there, each once and in order.</exception>
    public string Replace(string document, string text)
    {
        var begin = Only(document, _begin) + _begin.Length;
        var end = Only(document, _end);
        if (end < begin) throw new FormatException($"'{_end}' stands before '{_begin}'");
        return $"{document[..begin]}\n{text.Trim('\n')}\n{document[end..]}";
    }

    private static int Only(string document, string line)
    {
        var index = document.IndexOf(line, StringComparison.Ordinal);
        return index >= 0 && document.IndexOf(line, index + 1, StringComparison.Ordinal) < 0
            ? index
            : throw new FormatException($"the document has not exactly one line '{line}'");
    }
}
