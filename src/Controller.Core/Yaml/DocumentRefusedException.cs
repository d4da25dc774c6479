using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>Ends the reading of a text that is not a document; the reader turns it into its Finding.</summary>
/// <param name="code">One of <see cref="FindingCodes"/>.</param>
/// <param name="mark">Where.</param>
/// <param name="text">What is wrong and what to do.</param>
internal sealed class DocumentRefusedException(string code, TextMark mark, string text) : Exception(text)
{
    public string Code { get; } = code;

    public TextMark Mark { get; } = mark;
}
