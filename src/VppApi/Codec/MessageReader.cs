using System.Runtime.CompilerServices;

namespace VppApi.Codec;

/// <summary>
/// Reads one message from VPP's wire form. Trusts nothing: every length and count is checked against what is there
/// before anything is read or allocated.
/// </summary>
public ref partial struct MessageReader
{
    private readonly ReadOnlySpan<byte> _message;
    private readonly ReusableArrays? _arrays;
    private int _position;

    /// <summary>Reads <paramref name="message"/> from its start.</summary>
    /// <param name="message">A whole message from its id on, frame header not included.</param>
    public MessageReader(ReadOnlySpan<byte> message)
        : this(message, null)
    {
    }

    /// <summary>Reads a message into arrays that were used before.</summary>
    /// <param name="message">A whole message from its id on, frame header not included.</param>
    /// <param name="arrays">Where variable arrays come from; null for new ones.</param>
    internal MessageReader(ReadOnlySpan<byte> message, ReusableArrays? arrays)
    {
        _message = message;
        _arrays = arrays;
        _position = 0;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _message.Length - _position;

    /// <summary>Passes over bytes.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count) => Take(count);

    /// <summary>Takes the next bytes; throws when there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining) CodecThrowHelper.ThrowTruncated(_position, count, Remaining);
        var taken = _message.Slice(_position, count);
        _position += count;
        return taken;
    }
}
