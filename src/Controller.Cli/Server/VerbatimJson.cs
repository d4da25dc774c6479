namespace Controller.Cli.Server;

/// <summary>
/// Keeps the last JSON answer as text, so that <c>--json</c> prints what the server sent and not what this release of the CLI knows
/// of it. Streams (server-sent events) pass untouched.
/// </summary>
internal sealed class VerbatimJson(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public bool Keep { get; init; }

    public string? Last { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Keep && response.Content.Headers.ContentType?.MediaType is "application/json")
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Last = await response.Content.ReadAsStringAsync(cancellationToken);
        }

        return response;
    }
}
