using System.Buffers.Binary;
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

    /// <summary>Writes a <c>u16</c>.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[_position..], value);
        _position += sizeof(ushort);
    }

    /// <summary>Writes a <c>u32</c>.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_buffer[_position..], value);
        _position += sizeof(uint);
    }
}
