using Controller.Core.Model;

namespace Controller.Core.Validation;

/// <summary>One thing that validation says about a Config.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">A stable word of <see cref="FindingCodes"/>, for programs.</param>
/// <param name="Path">Where in the document, for example <c>interfaces.wan.addresses[0]</c>; empty for the document itself.</param>
/// <param name="Line">Line in the text, from 1.</param>
/// <param name="Column">Column in the text, from 1.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record Finding(FindingSeverity Severity, string Code, string Path, int Line, int Column, string Text)
{
    /// <summary><c>3:7 error unknown-key interfaces.wan.mtuu: …</c></summary>
    public override string ToString() => $"{Line}:{Column} {Severity.ToWord()} {Code} {Path}: {Text}";
}
