using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;

namespace VppApi.Inspection.Wire;

/// <summary>
/// Whole messages over a connected socket: each behind 16 bytes of which only a length matters (vlibapi/api_common.h:msgbuf_t). One reader
/// and one writer at a time. Made to see every byte and to decide nothing; <c>VppClient</c> is the fast one.
/// </summary>
internal sealed class FrameChannel(Socket socket) : IDisposable
{
    /// <summary>Bytes before each message.</summary>
    public const int HeaderSize = 16;

    /// <summary>Bytes of the largest message taken; a header that claims more is no header.</summary>
    public const int MaximumMessage = 64 * 1024 * 1024;

    private const int LengthOffset = 8;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>True when a whole message can be had without waiting.</summary>
    public bool HasMessage => TryMeasure(out var size) && _end - _start >= size;

    /// <summary>Connects.</summary>
    /// <exception cref="VppConnectionException">Nobody listens there.</exception>
    public static async Task<FrameChannel> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new FrameChannel(socket);
        }
        catch (Exception fault)
        {
            socket.Dispose();
            if (fault is not (SocketException or ArgumentException)) throw;
            throw new VppConnectionException($"Cannot connect to VPP at {path}: {fault.Message}", fault);
        }
    }

    /// <summary>Takes the next message.</summary>
    /// <returns>The message from its id on, valid until the next call; null when the other side closed between two messages.</returns>
    /// <exception cref="VppConnectionException">The connection broke, or the bytes are no messages.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        int size;
        while (!TryMeasure(out size) || _end - _start < size)
        {
            MakeRoom(size);
            var count = await ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
            if (count == 0)
            {
                if (_end == _start) return null;
                throw new VppProtocolException(ProtocolError.Truncated, "The connection was closed in the middle of a message.");
            }

            _end += count;
        }

        var message = _buffer.AsMemory(_start + HeaderSize, size - HeaderSize);
        _start += size;
        return message;
    }

    /// <summary>Writes one message.</summary>
    /// <exception cref="VppConnectionException">The connection is broken.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var frame = ArrayPool<byte>.Shared.Rent(HeaderSize + message.Length);
        try
        {
            frame.AsSpan(0, HeaderSize).Clear();
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(LengthOffset), message.Length);
            message.Span.CopyTo(frame.AsSpan(HeaderSize));
            var rest = frame.AsMemory(0, HeaderSize + message.Length);
            while (!rest.IsEmpty) rest = rest[await socket.SendAsync(rest, cancellationToken)..];
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            throw new VppConnectionException($"The connection broke while a message was written: {fault.Message}", fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private bool TryMeasure(out int size)
    {
        size = HeaderSize;
        if (_end - _start < HeaderSize) return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start + LengthOffset));
        if (length > MaximumMessage)
            throw new VppProtocolException(ProtocolError.FrameTooLarge, $"A message claims {length} bytes; the most is {MaximumMessage}.");
        if (length < sizeof(ushort))
            throw new VppProtocolException(ProtocolError.FrameTooSmall, $"A message claims {length} bytes; its id alone has {sizeof(ushort)}.");
        size += (int)length;
        return true;
    }

    /// <summary>Room for the rest of a message, or at least for more bytes. Grows with what came, never by what a header claims.</summary>
    private void MakeRoom(int size)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, Math.Max(size, _buffer.Length + HeaderSize)));
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            throw new VppConnectionException($"The connection broke: {fault.Message}", fault);
        }
    }
}
