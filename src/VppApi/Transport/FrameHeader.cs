using System.Buffers.Binary;

namespace VppApi.Transport;

/// <summary>
/// The 16 bytes before each message (vlibapi/api_common.h:msgbuf_t): a queue pointer that VPP ignores on input and leaks
/// on output, the message's length big-endian, and a mark that nobody reads.
/// </summary>
internal static class FrameHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 16;

    private const int LengthOffset = 8;

    /// <summary>Writes a header.</summary>
    /// <param name="header">At least <see cref="Size"/> bytes.</param>
    /// <param name="messageLength">Bytes of the message behind it.</param>
    public static void Write(Span<byte> header, int messageLength)
    {
        header[..Size].Clear();
        BinaryPrimitives.WriteInt32BigEndian(header[LengthOffset..], messageLength);
    }

    /// <summary>Reads how long the message behind a header is.</summary>
    /// <param name="header">At least <see cref="Size"/> bytes.</param>
    /// <returns>Bytes, as the other side claims.</returns>
    public static uint ReadMessageLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32BigEndian(header[LengthOffset..]);
}
