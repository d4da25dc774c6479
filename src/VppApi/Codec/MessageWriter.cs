using System.Runtime.CompilerServices;

namespace VppApi.Codec;

/// <summary>
/// Writes one message in VPP's wire form into a buffer of at least its size: packed, big-endian, except <c>f64</c>,
/// which is little-endian (vppinfra/byte_order.h). Never allocates.
/// </summary>
public ref partial struct MessageWriter
{
    private readonly Span<byte> _buffer;
    private int _position;

    /// <summary>Writes into <paramref name="buffer"/> from its start.</summary>
    /// <param name="buffer">At least as many bytes as the message takes.</param>
    public MessageWriter(Span<byte> buffer)
    {
        _buffer = buffer;
        _position = 0;
    }

    /// <summary>Bytes written so far.</summary>
    public readonly int Position => _position;

    /// <summary>Writes zeros: header fields, and what a smaller arm leaves of a union.</summary>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteZeros(int count) => Take(count).Clear();

    /// <summary>Takes the next bytes of the buffer; throws when there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Take(int count)
    {
        if ((uint)count > (uint)(_buffer.Length - _position)) CodecThrowHelper.ThrowBufferTooSmall(_position, count, _buffer.Length);
        var taken = _buffer.Slice(_position, count);
        _position += count;
        return taken;
    }
}
