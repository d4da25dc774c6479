using System.Buffers.Binary;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using VppApi;
using VppSim.Misbehaviour;
using VppSim.Protocol;

namespace VppSim.Transport;

/// <summary>
/// One client. Reads frames and hands them over one by one; what is sent is queued without a bound and written in order, as VPP does
/// (it has no back-pressure either).
/// </summary>
internal sealed class SimulatedConnection(SimulatedVpp vpp, Socket socket, ILogger logger) : IDisposable
{
    private const int LargestRequest = 1 << 20;
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _closed = new();
    private MessageTable _table = null!;
    private MisbehaviourPlan _plan = null!;
    private TimeSpan _delay;

    public uint ClientIndex { get; private set; }

    public bool IsClosed => _closed.IsCancellationRequested;

    /// <summary>True while the client wants interface events; they die with the connection.</summary>
    public bool WantsInterfaceEvents { get; set; }

    public void Begin(uint clientIndex, MessageTable table, MisbehaviourPlan plan)
    {
        ClientIndex = clientIndex;
        _table = table;
        _plan = plan;
    }

    public void Start()
    {
        _ = WriteAsync();
        _ = ReadAsync();
    }

    /// <summary>Whether a request carries this client's index: VPP looks the client up by that field.</summary>
    public bool Owns(MessageDescriptor request, ReadOnlySpan<byte> message)
        => request.ClientIndexOffset < 0 || BinaryPrimitives.ReadUInt32BigEndian(message[request.ClientIndexOffset..]) == ClientIndex;

    /// <summary>Sends one message as the answer to a request.</summary>
    /// <param name="message">The answer.</param>
    /// <param name="request">Descriptor of the request.</param>
    /// <param name="requestBytes">The request, whose context is echoed.</param>
    public void Reply<T>(in T message, MessageDescriptor request, ReadOnlySpan<byte> requestBytes)
        where T : struct, IVppMessage<T>
    {
        var frame = FrameEncoder.Encode(message, _table.IdOf(T.Descriptor));
        if (T.Descriptor.ContextOffset >= 0 && request.ContextOffset >= 0)
            requestBytes.Slice(request.ContextOffset, sizeof(uint)).CopyTo(frame.AsSpan(FrameEncoder.HeaderSize + T.Descriptor.ContextOffset));
        Send(frame);
    }

    /// <summary>Sends one event.</summary>
    public void SendEvent<T>(in T message)
        where T : struct, IVppMessage<T>
    {
        var frame = FrameEncoder.Encode(message, _table.IdOf(T.Descriptor));
        if (T.Descriptor.ClientIndexOffset >= 0)
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(FrameEncoder.HeaderSize + T.Descriptor.ClientIndexOffset), ClientIndex);
        Send(frame);
    }

    /// <summary>Delays the next answer, and so everything behind it.</summary>
    public void HoldBack(TimeSpan delay) => _delay = delay;

    public void SendHalfAFrame() => Send([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

    public void Close()
    {
        if (IsClosed) return;
        _closed.Cancel();
        _outgoing.Writer.TryComplete();
    }

    public void Dispose()
    {
        Close();
        socket.Dispose();
        _closed.Dispose();
    }

    private void Send(byte[] frame)
    {
        _outgoing.Writer.TryWrite(new Outgoing(frame, _delay));
        _delay = default;
    }

    private async Task WriteAsync()
    {
        try
        {
            // What was queued before the end is still sent: so half a frame can be.
            await foreach (var outgoing in _outgoing.Reader.ReadAllAsync())
            {
                if (outgoing.Delay > TimeSpan.Zero) await Task.Delay(outgoing.Delay, _closed.Token);
                for (var sent = 0; sent < outgoing.Frame.Length;)
                    sent += await socket.SendAsync(outgoing.Frame.AsMemory(sent));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            SimLog.ClientGone(logger, ClientIndex, gone.Message);
        }
        finally
        {
            Close();
            socket.Dispose();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), _closed.Token);
                if (read == 0) break;
                filled += read;
                var used = Consume(buffer.AsSpan(0, filled));
                if (used < 0) break;
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            SimLog.ClientGone(logger, ClientIndex, gone.Message);
        }
        finally
        {
            vpp.Forget(this);
            Close();
        }
    }

    /// <summary>Handles all whole frames.</summary>
    /// <returns>Bytes used, or -1 to end the connection.</returns>
    private int Consume(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        while (bytes.Length - used >= FrameEncoder.HeaderSize)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(used + 8)..]);
            if (length > LargestRequest) return -1;
            if (bytes.Length - used - FrameEncoder.HeaderSize < length) break;
            var message = bytes.Slice(used + FrameEncoder.HeaderSize, (int)length);
            used += FrameEncoder.HeaderSize + (int)length;
            if (!SpeakOrHandle(message)) return -1;
        }

        return used;
    }

    /// <summary>The session's own messages have fixed ids and are answered here; everything else is VPP's.</summary>
    private bool SpeakOrHandle(ReadOnlySpan<byte> message)
    {
        var id = message.Length < sizeof(ushort) ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(message);
        switch (id)
        {
            case SessionMessages.CreateId when message.Length >= 6:
                Send(SessionMessages.CreateReply(message.Slice(2, 4), ClientIndex, _table.Describe(_plan)));
                return true;
            case SessionMessages.DeleteId when message.Length >= 10:
                Send(SessionMessages.DeleteReply(message.Slice(6, 4)));
                return false;
            default:
                vpp.Handle(this, message);
                return true;
        }
    }

    private sealed record Outgoing(byte[] Frame, TimeSpan Delay);
}
