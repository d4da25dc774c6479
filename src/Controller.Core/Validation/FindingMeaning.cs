namespace Controller.Core.Validation;

/// <summary>What a code of <see cref="FindingCodes"/> means, for the reference.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">The severity of all Findings with it.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
public sealed record FindingMeaning(string Code, FindingSeverity Severity, string Meaning);
