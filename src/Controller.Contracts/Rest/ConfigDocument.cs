namespace Controller.Contracts.Rest;

/// <summary>A desired-state document as a user wrote it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Format"><c>yaml</c> (which includes JSON) or <c>json</c>.</param>
public sealed record ConfigDocument(string Text, string Format = "yaml");
