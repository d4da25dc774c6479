using System.Text;

namespace VppApi.Codec;

/// <content>Arrays and strings.</content>
public ref partial struct MessageReader
{
    /// <summary>Makes the array for elements that follow, after checking that the message is long enough for them.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="count">What the count field says.</param>
    /// <param name="elementSize">Bytes that each element takes at least.</param>
    /// <returns>An array of <paramref name="count"/> elements, each to be written by the caller.</returns>
    /// <exception cref="VppProtocolException">The message cannot hold so many.</exception>
    public readonly T[] NewArray<T>(uint count, int elementSize)
    {
        if ((ulong)count * (uint)elementSize > (uint)Remaining)
            CodecThrowHelper.ThrowCountPastEnd(_position, count, elementSize, Remaining);
        if (count == 0) return [];
        return _arrays is null ? new T[count] : _arrays.Rent<T>((int)count);
    }

    /// <summary>Reads a variable string: a <c>u32</c> length and as many bytes, no NUL.</summary>
    /// <returns>The text; bytes that are no UTF-8 become U+FFFD.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public string ReadString()
    {
        var length = ReadUInt32();
        if (length > (uint)Remaining) CodecThrowHelper.ThrowCountPastEnd(_position, length, 1, Remaining);
        return Encoding.UTF8.GetString(Take((int)length));
    }

    /// <summary>Fills a span with bytes.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadBytes(scoped Span<byte> destination) => Take(destination.Length).CopyTo(destination);

    /// <summary>Fills a span with <c>bool</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadBooleans(scoped Span<bool> destination)
    {
        var source = Take(destination.Length);
        for (var i = 0; i < source.Length; i++) destination[i] = source[i] != 0;
    }

    /// <summary>Fills a span with <c>i8</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadSBytes(scoped Span<sbyte> destination)
        => Take(destination.Length).CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(destination));

    /// <summary>Fills a span with <c>u16</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadUInt16s(scoped Span<ushort> destination)
    {
        foreach (ref var item in destination) item = ReadUInt16();
    }

    /// <summary>Fills a span with <c>i16</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadInt16s(scoped Span<short> destination)
    {
        foreach (ref var item in destination) item = ReadInt16();
    }

    /// <summary>Fills a span with <c>u32</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadUInt32s(scoped Span<uint> destination)
    {
        foreach (ref var item in destination) item = ReadUInt32();
    }

    /// <summary>Fills a span with <c>i32</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadInt32s(scoped Span<int> destination)
    {
        foreach (ref var item in destination) item = ReadInt32();
    }

    /// <summary>Fills a span with <c>u64</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadUInt64s(scoped Span<ulong> destination)
    {
        foreach (ref var item in destination) item = ReadUInt64();
    }

    /// <summary>Fills a span with <c>i64</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadInt64s(scoped Span<long> destination)
    {
        foreach (ref var item in destination) item = ReadInt64();
    }

    /// <summary>Fills a span with <c>f64</c> values.</summary>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadDoubles(scoped Span<double> destination)
    {
        foreach (ref var item in destination) item = ReadDouble();
    }

    /// <summary>Fills a span with values that know their own form.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="destination">Is filled whole.</param>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    public void ReadItems<T>(scoped Span<T> destination)
        where T : struct, IWireType
    {
        foreach (ref var item in destination) item.Read(ref this);
    }
}
