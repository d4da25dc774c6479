using System.Buffers;

namespace VppApi.Transport;

/// <summary>
/// Cuts a stream of bytes into messages, in place. Knows no socket and no message.
/// <para>Use: receive into <see cref="GetFreeSpace"/>, tell <see cref="Advance"/>, then <see cref="TryRead"/> until false.</para>
/// <para>A message is valid until the next call of <see cref="GetFreeSpace"/>. One thread only.</para>
/// </summary>
internal sealed class FrameReader : IDisposable
{
    /// <summary>VPP answers in many small writes and has no back-pressure: take as much as there is with one call.</summary>
    private const int BaseSize = 256 * 1024;

    private readonly int _maximumMessage;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BaseSize);
    private int _start;
    private int _end;

    /// <summary>Starts with an empty buffer.</summary>
    /// <param name="maximumMessage">Bytes that one message may have at most.</param>
    public FrameReader(int maximumMessage) => _maximumMessage = maximumMessage;

    /// <summary>True when everything that was received has been read.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>Where the next bytes go; never empty.</summary>
    /// <returns>The free part of the buffer.</returns>
    public Span<byte> GetFreeSpace()
    {
        var kept = _end - _start;
        if (kept == 0)
        {
            _start = _end = 0;
            if (_buffer.Length > 2 * BaseSize) Replace(BaseSize);
        }
        else if (_start > 0)
        {
            // What is left is the head of one message, small as a rule.
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
            _start = 0;
            _end = kept;
        }

        // Grows with the bytes that came, never with the length that a header claims.
        if (_end == _buffer.Length) Replace(_buffer.Length * 2);
        return _buffer.AsSpan(_end);
    }

    /// <summary>Takes note of received bytes.</summary>
    /// <param name="count">How many went into the free space.</param>
    public void Advance(int count) => _end += count;

    /// <summary>Takes the next whole message.</summary>
    /// <param name="message">The message from its id on, header cut off.</param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="VppProtocolException">The header claims a length that cannot be.</exception>
    public bool TryRead(out ReadOnlySpan<byte> message)
    {
        message = default;
        var available = _end - _start;
        if (available < FrameHeader.Size) return false;
        var length = FrameHeader.ReadMessageLength(_buffer.AsSpan(_start));
        if (length > (uint)_maximumMessage) TransportThrowHelper.ThrowFrameTooLarge(length, _maximumMessage);
        if (length < sizeof(ushort)) TransportThrowHelper.ThrowFrameTooSmall(length);
        if (available - FrameHeader.Size < (int)length) return false;
        message = _buffer.AsSpan(_start + FrameHeader.Size, (int)length);
        _start += FrameHeader.Size + (int)length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private void Replace(int size)
    {
        var bigger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(_start, _end - _start).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = bigger;
        _end -= _start;
        _start = 0;
    }
}
