namespace Binapigen.Schema;

/// <summary>What answers a request.</summary>
/// <param name="Request">The request message.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Reply">The reply; null where the JSON says <c>"null"</c>: VPP does not answer.</param>
/// <param name="IsStream">The reply comes any number of times (or <paramref name="StreamMessage"/> does, before it).</param>
/// <param name="StreamMessage">The row of a stream that ends with a reply.</param>
/// <param name="Events">What VPP may send unasked afterwards.</param>
internal sealed record SchemaService(
    string Request,
    SourceLocation Location,
    string? Reply,
    bool IsStream,
    string? StreamMessage,
    IReadOnlyList<string> Events);
