using System.Collections.Concurrent;
using System.Net.Sockets;

namespace TestKit.FakeVpp;

/// <summary>
/// The other end of VPP's API socket, under the test's control: it speaks the framing and the handshake and leaves the rest,
/// every byte and its timing, to the test. Messages are put together by hand. It stands in for VPP where a real one cannot
/// be made to misbehave on demand.
/// </summary>
public sealed class FakeVppServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new("fake-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<FakeVppConnection> _connections = [];

    /// <summary>Starts to listen.</summary>
    /// <param name="messages">The message table: <c>name_crc</c> and id.</param>
    public FakeVppServer(IReadOnlyDictionary<string, ushort> messages)
    {
        Messages = messages;
        _listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listener.Listen(5);
    }

    /// <summary>Where it listens.</summary>
    public string SocketPath => _directory.File("api.sock");

    /// <summary>The message table that it tells its clients.</summary>
    public IReadOnlyDictionary<string, ushort> Messages { get; }

    /// <summary>Waits for a client; nothing is read or sent yet.</summary>
    /// <returns>The connection.</returns>
    public async Task<FakeVppConnection> AcceptAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var connection = new FakeVppConnection(await _listener.AcceptAsync(patience.Token));
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Waits for a client and shakes hands with it.</summary>
    /// <returns>The connection, behind its handshake.</returns>
    public async Task<FakeVppConnection> AcceptAndShakeHandsAsync()
    {
        var connection = await AcceptAsync();
        await connection.ShakeHandsAsync(Messages);
        return connection;
    }

    /// <summary>
    /// Serves one client from a thread of its own and without allocating, for tests that count what the client allocates:
    /// every request gets the same answer.
    /// </summary>
    /// <param name="reply">The frame to send; the request's context is put behind its message id.</param>
    public void EchoWithoutAllocating(byte[] reply)
        => new Thread(() => FrugalEcho.Run(_listener, FakeVppConnection.HandshakeReply(Messages).ToFrame(), reply)) { IsBackground = true, Name = "fake VPP" }.Start();

    /// <summary>
    /// Serves one client from a thread of its own and without allocating: every dump gets the same rows, and the answer to its
    /// ping behind them.
    /// </summary>
    /// <param name="rows">The rows' frames; the dump's context is put behind each message id.</param>
    public void DumpWithoutAllocating(IReadOnlyList<byte[]> rows)
        => new Thread(() => FrugalDump.Run(_listener, FakeVppConnection.HandshakeReply(Messages).ToFrame(), rows)) { IsBackground = true, Name = "fake VPP" }.Start();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        foreach (var connection in _connections) connection.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
