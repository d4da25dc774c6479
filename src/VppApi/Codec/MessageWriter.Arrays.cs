using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace VppApi.Codec;

/// <content>Arrays, their counts, and strings.</content>
public ref partial struct MessageWriter
{
    /// <summary>Writes the number of an array's elements as a <c>u8</c>.</summary>
    /// <param name="count">The array's length.</param>
    /// <exception cref="VppProtocolException">There are more elements than the field can count.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteCountByte(int count)
    {
        if (count > byte.MaxValue) CodecThrowHelper.ThrowTooManyElements(count, byte.MaxValue);
        WriteByte((byte)count);
    }

    /// <summary>Writes the number of an array's elements as a <c>u16</c>.</summary>
    /// <param name="count">The array's length.</param>
    /// <exception cref="VppProtocolException">There are more elements than the field can count.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteCountUInt16(int count)
    {
        if (count > ushort.MaxValue) CodecThrowHelper.ThrowTooManyElements(count, ushort.MaxValue);
        WriteUInt16((ushort)count);
    }

    /// <summary>Writes the number of an array's elements as a <c>u32</c>.</summary>
    /// <param name="count">The array's length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteCountUInt32(int count) => WriteUInt32((uint)count);

    /// <summary>Writes a variable string: a <c>u32</c> length and the UTF-8 bytes, no NUL.</summary>
    /// <param name="text">The text; null counts as empty.</param>
    public void WriteString(string? text)
    {
        var length = text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        WriteUInt32((uint)length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="values">The bytes.</param>
    public void WriteBytes(scoped ReadOnlySpan<byte> values) => values.CopyTo(Take(values.Length));

    /// <summary>Writes <c>bool</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteBooleans(scoped ReadOnlySpan<bool> values)
    {
        foreach (var value in values) WriteBoolean(value);
    }

    /// <summary>Writes <c>i8</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteSBytes(scoped ReadOnlySpan<sbyte> values) => WriteBytes(MemoryMarshal.AsBytes(values));

    /// <summary>Writes <c>u16</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteUInt16s(scoped ReadOnlySpan<ushort> values)
    {
        foreach (var value in values) WriteUInt16(value);
    }

    /// <summary>Writes <c>i16</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteInt16s(scoped ReadOnlySpan<short> values)
    {
        foreach (var value in values) WriteInt16(value);
    }

    /// <summary>Writes <c>u32</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteUInt32s(scoped ReadOnlySpan<uint> values)
    {
        foreach (var value in values) WriteUInt32(value);
    }

    /// <summary>Writes <c>i32</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteInt32s(scoped ReadOnlySpan<int> values)
    {
        foreach (var value in values) WriteInt32(value);
    }

    /// <summary>Writes <c>u64</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteUInt64s(scoped ReadOnlySpan<ulong> values)
    {
        foreach (var value in values) WriteUInt64(value);
    }

    /// <summary>Writes <c>i64</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteInt64s(scoped ReadOnlySpan<long> values)
    {
        foreach (var value in values) WriteInt64(value);
    }

    /// <summary>Writes <c>f64</c> values.</summary>
    /// <param name="values">The values.</param>
    public void WriteDoubles(scoped ReadOnlySpan<double> values)
    {
        foreach (var value in values) WriteDouble(value);
    }

    /// <summary>Writes values that know their own form.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="values">The values.</param>
    public void WriteItems<T>(scoped ReadOnlySpan<T> values)
        where T : struct, IWireType
    {
        foreach (ref readonly var value in values) value.Write(ref this);
    }
}
