using System.Net;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Cli.Server;

/// <summary>The HTTP client of one invocation, and what the server sent last.</summary>
internal sealed class ServerConnection : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly VerbatimJson _verbatim;

    /// <param name="address">The server.</param>
    /// <param name="keepJson">Keep every JSON answer as text for <see cref="LastJson"/>.</param>
    /// <param name="peer">The far end of the SSH session in which this runs; null when it runs in none.</param>
    /// <param name="options">Waits of the client.</param>
    public ServerConnection(Uri address, bool keepJson, IPAddress? peer, HttpControllerClientOptions options)
    {
        Address = address;
        // A proxy that the environment names is for the way out, not for a server on this machine.
        var sockets = new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, UseProxy = !address.IsLoopback, AllowAutoRedirect = false };
        _verbatim = new VerbatimJson(sockets) { Keep = keepJson };
        _http = new HttpClient(_verbatim) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (peer is not null)
            _http.DefaultRequestHeaders.Add(RestPaths.PeerHeader, $"{peer}");
        Client = new HttpControllerClient(_http, options);
    }

    public Uri Address { get; }

    public IControllerClient Client { get; }

    /// <summary>The last JSON answer, as the server sent it: what <c>--json</c> prints.</summary>
    public string LastJson => _verbatim.Last ?? throw new InvalidOperationException("No JSON answer was kept.");

    public void Dispose() => _http.Dispose();
}
