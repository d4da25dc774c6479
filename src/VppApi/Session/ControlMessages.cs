using System.Buffers.Binary;
using System.Text;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>
/// The few messages of memclnt.api that the session itself speaks, encoded by hand so that this library needs no
/// generated code. Their ids are the same in every VPP: memclnt.api is the first to get its ids.
/// </summary>
internal static class ControlMessages
{
    public const ushort SocketClientCreate = 15;
    public const ushort SocketClientCreateReply = 16;
    public const ushort SocketClientDelete = 17;
    public const ushort SocketClientDeleteReply = 18;
    public const ushort KeepAlive = 21;
    public const ushort KeepAliveReply = 22;
    public const ushort ControlPing = 23;
    public const ushort ControlPingReply = 24;

    /// <summary>Bytes of a framed <c>sockclnt_create</c>: id, context, name[64].</summary>
    public const int CreateFrameSize = FrameHeader.Size + 6 + NameSize;

    /// <summary>Bytes of a framed <c>sockclnt_delete</c>: id, client_index, context, index.</summary>
    public const int DeleteFrameSize = FrameHeader.Size + 14;

    /// <summary>Bytes of a framed <c>control_ping</c>: id, client_index, context.</summary>
    public const int PingFrameSize = FrameHeader.Size + 10;

    /// <summary>Bytes of a framed <c>memclnt_keepalive_reply</c>: id, context, retval.</summary>
    public const int KeepAliveReplyFrameSize = FrameHeader.Size + 10;

    private const int NameSize = 64;

    /// <summary>Longest client name in bytes: its field keeps a terminator.</summary>
    public const int MaximumClientName = NameSize - 1;

    public static void WriteCreate(Span<byte> frame, string clientName)
    {
        var message = Begin(frame, CreateFrameSize, SocketClientCreate);
        message[2..].Clear();
        Encoding.UTF8.GetBytes(clientName, message.Slice(6, MaximumClientName));
    }

    public static void WriteDelete(Span<byte> frame, uint clientIndex)
    {
        var message = Begin(frame, DeleteFrameSize, SocketClientDelete);
        BinaryPrimitives.WriteUInt32BigEndian(message[2..], clientIndex);
        BinaryPrimitives.WriteUInt32BigEndian(message[6..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(message[10..], clientIndex);
    }

    public static void WritePing(Span<byte> frame, uint clientIndex, uint context)
    {
        var message = Begin(frame, PingFrameSize, ControlPing);
        BinaryPrimitives.WriteUInt32BigEndian(message[2..], clientIndex);
        BinaryPrimitives.WriteUInt32BigEndian(message[6..], context);
    }

    public static void WriteKeepAliveReply(Span<byte> frame, uint context)
    {
        var message = Begin(frame, KeepAliveReplyFrameSize, KeepAliveReply);
        BinaryPrimitives.WriteUInt32BigEndian(message[2..], context);
        BinaryPrimitives.WriteUInt32BigEndian(message[6..], 0);
    }

    private static Span<byte> Begin(Span<byte> frame, int frameSize, ushort id)
    {
        FrameHeader.Write(frame, frameSize - FrameHeader.Size);
        var message = frame[FrameHeader.Size..frameSize];
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        return message;
    }
}
