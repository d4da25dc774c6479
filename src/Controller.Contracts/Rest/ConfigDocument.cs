namespace Controller.Contracts.Rest;

/// <summary>A desired-state document as a user wrote it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Format"><c>yaml</c> (which includes JSON) or <c>json</c>.</param>
public sealed record ConfigDocument(string Text, string Format = "yaml")
{
    /// <summary>Largest document that the server takes and the CLI reads, in bytes of UTF-8.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;
}
