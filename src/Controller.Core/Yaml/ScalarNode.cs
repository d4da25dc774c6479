namespace Controller.Core.Yaml;

/// <summary>A scalar.</summary>
/// <param name="mark">Where it begins.</param>
/// <param name="text">Its text without quotes.</param>
/// <param name="isPlain">True without quotes: then the text decides whether it is a number, a boolean, null or text.</param>
internal sealed class ScalarNode(TextMark mark, string text, bool isPlain) : DocumentNode(mark)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    /// <summary>True for nothing at all, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>True for what YAML's core schema (and JSON) reads as a boolean.</summary>
    public bool IsBoolean => IsPlain && Text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    /// <summary>True for what YAML's core schema (and JSON) reads as a number.</summary>
    public bool IsNumber => IsPlain && PlainNumber.Matches(Text);

    public override string Noun => IsNull ? "nothing" : IsBoolean ? "a boolean" : IsNumber ? "a number" : "text";
}
