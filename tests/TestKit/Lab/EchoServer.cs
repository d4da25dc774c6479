using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TestKit.Lab;

/// <summary>
/// A TCP server inside a namespace. It answers every line that begins with <c>GET</c> as a web server would, with the peer's
/// address as the page, and echoes every other line: so the same port serves <c>curl</c> and long-lived connections.
/// </summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    private EchoServer(TcpListener listener)
    {
        _listener = listener;
        _accepting = AcceptAsync();
    }

    /// <summary>Addresses that it has seen, in no order.</summary>
    public ConcurrentBag<IPAddress> Peers { get; } = [];

    /// <summary>Listens on a port of every address in the namespace.</summary>
    public static EchoServer Start(NetworkNamespace place, int port) => new(place.Run(() =>
    {
        var listener = new TcpListener(IPAddress.Any, port);
        listener.Start();
        return listener;
    }));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // stopped
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var peer = ((IPEndPoint)client.Client.RemoteEndPoint!).Address;
            Peers.Add(peer);
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    if (line.StartsWith("GET ", StringComparison.Ordinal))
                    {
                        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
                        {
                            // the request's headers
                        }

                        var page = $"{peer}";
                        await stream.WriteAsync(Encoding.ASCII.GetBytes(
                            $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: {page.Length}\r\n\r\n{page}"), _stop.Token);
                        return;
                    }

                    await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\n"), _stop.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // the peer or the test is gone
            }
        }
    }
}
