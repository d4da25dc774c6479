namespace Controller.Contracts.Rest;

/// <summary>All Findings about a document.</summary>
/// <param name="Valid">True when no Finding is an error.</param>
/// <param name="Findings">Every Finding, in document order.</param>
public sealed record ValidationResult(bool Valid, IReadOnlyList<FindingView> Findings);
