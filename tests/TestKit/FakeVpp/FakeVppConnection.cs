using System.Buffers.Binary;
using System.Net.Sockets;

namespace TestKit.FakeVpp;

/// <summary>One client's connection, seen from VPP's side.</summary>
public sealed class FakeVppConnection : IDisposable
{
    /// <summary>Fixed ids of memclnt.api.</summary>
    public const ushort CreateReply = 16, Delete = 17, DeleteReply = 18, KeepAlive = 21, KeepAliveReply = 22, ControlPing = 23, ControlPingReply = 24;

    /// <summary>The registration that the handshake gives out: as in VPP, bit 31 is set.</summary>
    public const uint ClientIndex = 0x8000002a;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[1024 * 1024];
    private int _start;
    private int _end;

    internal FakeVppConnection(Socket socket) => _socket = socket;

    /// <summary>How many reads brought bytes: writes of the client that were not merged on the way.</summary>
    public int Reads { get; private set; }

    /// <summary>What the client called itself in the handshake.</summary>
    public string ClientName { get; private set; } = "";

    /// <summary>Reads <c>sockclnt_create</c> and answers with a table.</summary>
    /// <param name="messages">The table: <c>name_crc</c> and id.</param>
    /// <param name="response">0 = welcome.</param>
    /// <returns>When the answer is sent.</returns>
    public async Task ShakeHandsAsync(IReadOnlyDictionary<string, ushort> messages, int response = 0)
    {
        var create = (await ReceiveAsync())?.Bytes ?? throw new InvalidOperationException("the client closed before its handshake");
        ClientName = System.Text.Encoding.UTF8.GetString(create.AsSpan(6, 64)).TrimEnd('\0');
        await SendAsync(HandshakeReply(messages, response));
    }

    /// <summary>The answer to <c>sockclnt_create</c>.</summary>
    /// <param name="messages">The table.</param>
    /// <param name="response">0 = welcome.</param>
    /// <returns>The message.</returns>
    public static FakeMessage HandshakeReply(IReadOnlyDictionary<string, ushort> messages, int response = 0)
    {
        var reply = new FakeMessage(CreateReply).U32(0).U32(0).I32(response).U32(ClientIndex).U16((ushort)messages.Count);
        foreach (var (name, id) in messages) reply.U16(id).Text(name, 64);
        return reply;
    }

    /// <summary>Waits for the client's next message.</summary>
    /// <returns>The message, or null when the client has closed.</returns>
    public async Task<FakeRequest?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!TryTake(out _))
        {
            if (!await ReadMoreAsync(patience.Token)) return null;
        }

        TryTake(out var request, consume: true);
        return request;
    }

    /// <summary>As <see cref="ReceiveAsync"/>, for a message that must come.</summary>
    /// <returns>The message.</returns>
    public async Task<FakeRequest> ExpectAsync() => await ReceiveAsync() ?? throw new InvalidOperationException("the client has closed");

    /// <summary>Reads what is there now, with one read.</summary>
    /// <returns>The whole messages that came.</returns>
    public async Task<IReadOnlyList<FakeRequest>> ReceiveOneReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await ReadMoreAsync(patience.Token);
        var requests = new List<FakeRequest>();
        while (TryTake(out var request, consume: true)) requests.Add(request!);
        return requests;
    }

    /// <summary>Sends a message in a frame.</summary>
    /// <param name="message">The message.</param>
    /// <returns>When it is sent.</returns>
    public Task SendAsync(FakeMessage message) => SendBytesAsync(message.ToFrame());

    /// <summary>Sends bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>When they are sent.</returns>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!bytes.IsEmpty) bytes = bytes[await _socket.SendAsync(bytes, patience.Token)..];
    }

    /// <summary>Answers a <c>control_ping</c>.</summary>
    /// <param name="ping">The ping.</param>
    /// <returns>When the answer is sent.</returns>
    public Task AnswerPingAsync(FakeRequest ping) => SendAsync(PingReply(ping));

    /// <summary>The answer to a <c>control_ping</c>.</summary>
    /// <param name="ping">The ping.</param>
    /// <returns>The message.</returns>
    public static FakeMessage PingReply(FakeRequest ping) => new FakeMessage(ControlPingReply).U32(ping.Context).I32(0).U32(0xdeadbeef).U32(1);

    /// <summary>Answers every message through a function until the client closes; pings and the delete are answered by itself.</summary>
    /// <param name="answer">What to send for a request.</param>
    /// <returns>When the client has closed.</returns>
    public async Task ServeAsync(Func<FakeRequest, IEnumerable<FakeMessage>> answer)
    {
        while (await ReceiveAsync() is { } request)
        {
            var frames = request.Id switch
            {
                ControlPing => [PingReply(request)],
                Delete => [new FakeMessage(DeleteReply).U32(request.Context).I32(1)],
                _ => answer(request),
            };
            await SendBytesAsync(frames.SelectMany(frame => frame.ToFrame()).ToArray());
            if (request.Id == Delete) return;
        }
    }

    /// <summary>Closes without a word, as a VPP that dies does.</summary>
    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        try
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
            _end += count;
            if (count > 0) Reads++;
            return count > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private bool TryTake(out FakeRequest? request, bool consume = false)
    {
        request = null;
        if (_end - _start < 16) return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + 8));
        if (_end - _start < 16 + length) return false;
        if (!consume) return true;
        request = new FakeRequest(_buffer.AsSpan(_start + 16, length).ToArray());
        _start += 16 + length;
        return true;
    }
}
