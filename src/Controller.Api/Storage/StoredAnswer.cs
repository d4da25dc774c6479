namespace Controller.Api.Storage;

/// <summary>An answer to give again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="MediaType">Content-Type.</param>
/// <param name="Body">The body.</param>
internal sealed record StoredAnswer(int Status, string? MediaType, byte[] Body);
