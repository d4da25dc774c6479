using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TestKit.Lab;

/// <summary>A long-lived TCP connection from a namespace to an <see cref="EchoServer"/>.</summary>
public sealed class EchoClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TcpClient _client;
    private readonly StreamReader _reader;

    private EchoClient(TcpClient client)
    {
        _client = client;
        _reader = new StreamReader(client.GetStream(), Encoding.ASCII);
    }

    /// <summary>Connects from inside the namespace.</summary>
    public static async Task<EchoClient> ConnectAsync(NetworkNamespace place, string address, int port)
    {
        var client = place.Run(() => new TcpClient(AddressFamily.InterNetwork));
        using var deadline = new CancellationTokenSource(Patience);
        await client.ConnectAsync(IPAddress.Parse(address), port, deadline.Token);
        return new EchoClient(client);
    }

    /// <summary>Sends a line and returns what came back.</summary>
    public async Task<string?> EchoAsync(string line)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\n"), deadline.Token);
        return await _reader.ReadLineAsync(deadline.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
