using System.Buffers.Binary;
using System.Text;

namespace TestKit.FakeVpp;

/// <summary>A message put together by hand, field by field, without the codec under test.</summary>
public sealed class FakeMessage
{
    private readonly List<byte> _bytes = [];

    /// <summary>Starts with the message id.</summary>
    /// <param name="id">The id.</param>
    public FakeMessage(ushort id) => U16(id);

    /// <summary>Adds a u16, big-endian.</summary>
    /// <param name="value">The value.</param>
    /// <returns>This.</returns>
    public FakeMessage U16(ushort value)
    {
        Span<byte> field = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(field, value);
        _bytes.AddRange(field);
        return this;
    }

    /// <summary>Adds a u32, big-endian.</summary>
    /// <param name="value">The value.</param>
    /// <returns>This.</returns>
    public FakeMessage U32(uint value)
    {
        Span<byte> field = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(field, value);
        _bytes.AddRange(field);
        return this;
    }

    /// <summary>Adds an i32, big-endian.</summary>
    /// <param name="value">The value.</param>
    /// <returns>This.</returns>
    public FakeMessage I32(int value) => U32(unchecked((uint)value));

    /// <summary>Adds text in a fixed field, filled up with zeros.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Bytes of the field.</param>
    /// <returns>This.</returns>
    public FakeMessage Text(string text, int size)
    {
        var field = new byte[size];
        Encoding.UTF8.GetBytes(text, field);
        _bytes.AddRange(field);
        return this;
    }

    /// <summary>Adds bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>This.</returns>
    public FakeMessage Bytes(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>The message without a frame.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>The message behind the 16 bytes of its frame header, with junk where VPP leaks a pointer.</summary>
    /// <returns>Its bytes.</returns>
    public byte[] ToFrame() => Frame(ToArray());

    /// <summary>Puts any bytes into a frame.</summary>
    /// <param name="message">The bytes.</param>
    /// <returns>The frame.</returns>
    public static byte[] Frame(ReadOnlySpan<byte> message) => FrameClaiming((uint)message.Length, message);

    /// <summary>A frame whose header claims a length of its own.</summary>
    /// <param name="length">What the header says.</param>
    /// <param name="message">What follows it.</param>
    /// <returns>The bytes.</returns>
    public static byte[] FrameClaiming(uint length, ReadOnlySpan<byte> message)
    {
        var frame = new byte[16 + message.Length];
        frame.AsSpan(0, 8).Fill(0xa5);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), length);
        frame.AsSpan(12, 4).Fill(0x5a);
        message.CopyTo(frame.AsSpan(16));
        return frame;
    }
}
