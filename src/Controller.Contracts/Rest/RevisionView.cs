namespace Controller.Contracts.Rest;

/// <summary>A committed Config with its text and Plan.</summary>
/// <param name="Summary">Number, author, time, comment, outcome.</param>
/// <param name="Document">The document as it was sent.</param>
/// <param name="Format"><c>yaml</c> or <c>json</c>.</param>
/// <param name="Plan">The Plan that was applied.</param>
public sealed record RevisionView(RevisionSummary Summary, string Document, string Format, PlanView Plan);
