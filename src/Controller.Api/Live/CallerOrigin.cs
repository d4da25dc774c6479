using System.Net;
using Controller.Contracts.Rest;

namespace Controller.Api.Live;

/// <summary>From where the present request comes.</summary>
internal sealed class CallerOrigin(IHttpContextAccessor requests)
{
    /// <summary>The other end's address; <c>page</c> for a page of this server, which asks in process.</summary>
    public string Text => requests.HttpContext is not { } context ? "page"
        : context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) ? $"page of {EndOf(context.Connection)}"
        : EndOf(context.Connection);

    /// <summary>
    /// The addresses from which the asking session comes: the other end of the connection, and what the client says of the session in which it
    /// runs itself. None of this machine's own, which need no network.
    /// </summary>
    public IReadOnlyList<IPAddress> Peers
    {
        get
        {
            if (requests.HttpContext is not { } context)
                return [];
            var peers = new List<IPAddress>();
            if (context.Connection.RemoteIpAddress is { } remote)
                peers.Add(remote);
            foreach (var text in context.Request.Headers[RestPaths.PeerHeader])
            {
                if (IPAddress.TryParse(text, out var told))
                    peers.Add(told);
            }

            return [.. peers.Select(peer => peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer).Where(peer => !IPAddress.IsLoopback(peer)).Distinct()];
        }
    }

    private static string EndOf(ConnectionInfo connection) => connection.RemoteIpAddress is { } address
        ? $"{new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, connection.RemotePort)}"
        : "unix socket";
}
