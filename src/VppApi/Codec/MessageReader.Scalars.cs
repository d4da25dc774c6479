using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace VppApi.Codec;

/// <content>Numbers and booleans: big-endian, <c>f64</c> little-endian.</content>
public ref partial struct MessageReader
{
    /// <summary>Reads a <c>bool</c>.</summary>
    /// <returns>True for any byte but 0.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean() => Take(sizeof(byte))[0] != 0;

    /// <summary>Reads a <c>u8</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte() => Take(sizeof(byte))[0];

    /// <summary>Reads an <c>i8</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte ReadSByte() => (sbyte)Take(sizeof(sbyte))[0];

    /// <summary>Reads a <c>u16</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));

    /// <summary>Reads an <c>i16</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));

    /// <summary>Reads a <c>u32</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    /// <summary>Reads an <c>i32</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    /// <summary>Reads a <c>u64</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(sizeof(ulong)));

    /// <summary>Reads an <c>i64</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    /// <summary>Reads an <c>f64</c>: VPP does not swap it (vlibapi/api_helper_macros.h, <c>f64_endian</c>).</summary>
    /// <returns>The value.</returns>
    /// <exception cref="VppProtocolException">The message ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
}
