using System.Buffers.Binary;
using VppApi;
using VppApi.Codec;

namespace VppSim.Protocol;

/// <summary>Messages to frames: 16 bytes of header, of which only the length counts, and the message.</summary>
internal static class FrameEncoder
{
    public const int HeaderSize = 16;

    public static byte[] Encode<T>(in T message, ushort id)
        where T : struct, IVppMessage<T>
    {
        var frame = Empty(message.GetSize());
        var writer = new MessageWriter(frame.AsSpan(HeaderSize));
        message.Encode(ref writer);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(HeaderSize), id);
        return frame;
    }

    /// <summary>A frame for a message of some bytes, with nothing in it yet.</summary>
    public static byte[] Empty(int messageLength)
    {
        var frame = new byte[HeaderSize + messageLength];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(8), messageLength);
        return frame;
    }
}
