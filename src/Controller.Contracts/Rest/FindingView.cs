namespace Controller.Contracts.Rest;

/// <summary>One thing that validation says about a Config.</summary>
/// <param name="Severity"><c>error</c> (the Config cannot be applied) or <c>warning</c>.</param>
/// <param name="Code">Stable code, for example <c>unknown-key</c>.</param>
/// <param name="Path">Where in the document, for example <c>interfaces.wan.addresses[0]</c>.</param>
/// <param name="Line">Line in the source, from 1; 0 when unknown.</param>
/// <param name="Column">Column in the source, from 1; 0 when unknown.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record FindingView(string Severity, string Code, string Path, int Line, int Column, string Text);
