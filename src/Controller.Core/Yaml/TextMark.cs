namespace Controller.Core.Yaml;

/// <summary>A place in a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
internal readonly record struct TextMark(int Line, int Column)
{
    /// <summary>Where every text begins.</summary>
    public static readonly TextMark Start = new(1, 1);

    /// <summary>The place of an offset.</summary>
    public static TextMark At(ReadOnlySpan<char> text, int offset)
    {
        var before = text[..Math.Min(offset, text.Length)];
        var lineStart = before.LastIndexOf('\n') + 1;
        return new TextMark(before.Count('\n') + 1, before.Length - lineStart + 1);
    }
}
