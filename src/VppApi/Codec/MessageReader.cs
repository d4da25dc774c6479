using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace VppApi.Codec;

/// <summary>
/// Reads one message from VPP's wire form. Trusts nothing: every length and count is checked against what is there
/// before anything is read or allocated.
/// </summary>
public ref partial struct MessageReader
{
    private readonly ReadOnlySpan<byte> _message;
    private int _position;

    /// <summary>Reads <paramref name="message"/> from its start.</summary>
    /// <param name="message">A whole message from its id on, frame header not included.</param>
    public MessageReader(ReadOnlySpan<byte> message)
    {
        _message = message;
        _position = 0;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _message.Length - _position;

    /// <summary>Reads a <c>u16</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16()
    {
        if (Remaining < sizeof(ushort)) CodecThrowHelper.ThrowTruncated(_position, sizeof(ushort), Remaining);
        var value = BinaryPrimitives.ReadUInt16BigEndian(_message[_position..]);
        _position += sizeof(ushort);
        return value;
    }

    /// <summary>Reads a <c>u32</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32()
    {
        if (Remaining < sizeof(uint)) CodecThrowHelper.ThrowTruncated(_position, sizeof(uint), Remaining);
        var value = BinaryPrimitives.ReadUInt32BigEndian(_message[_position..]);
        _position += sizeof(uint);
        return value;
    }
}
