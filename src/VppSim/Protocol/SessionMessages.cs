using System.Buffers.Binary;
using System.Text;

namespace VppSim.Protocol;

/// <summary>The messages of memclnt.api that a connection begins and ends with; their ids are the same in every VPP.</summary>
internal static class SessionMessages
{
    public const ushort CreateId = 15;
    public const ushort DeleteId = 17;
    private const int EntrySize = 66;

    public static byte[] CreateReply(ReadOnlySpan<byte> context, uint clientIndex, IReadOnlyList<KeyValuePair<string, ushort>> table)
    {
        var frame = FrameEncoder.Empty(20 + (table.Count * EntrySize));
        var message = frame.AsSpan(FrameEncoder.HeaderSize);
        BinaryPrimitives.WriteUInt16BigEndian(message, CreateId + 1);
        context.CopyTo(message[6..]);
        BinaryPrimitives.WriteUInt32BigEndian(message[14..], clientIndex);
        BinaryPrimitives.WriteUInt16BigEndian(message[18..], (ushort)table.Count);
        for (var i = 0; i < table.Count; i++)
        {
            var entry = message.Slice(20 + (i * EntrySize), EntrySize);
            BinaryPrimitives.WriteUInt16BigEndian(entry, table[i].Value);
            Encoding.ASCII.GetBytes(table[i].Key, entry[2..]);
        }

        return frame;
    }

    public static byte[] DeleteReply(ReadOnlySpan<byte> context)
    {
        var frame = FrameEncoder.Empty(10);
        var message = frame.AsSpan(FrameEncoder.HeaderSize);
        BinaryPrimitives.WriteUInt16BigEndian(message, DeleteId + 1);
        context.CopyTo(message[2..]);
        // 1 is success (vlibmemory/socket_api.c:vl_api_sockclnt_delete_t_handler).
        BinaryPrimitives.WriteInt32BigEndian(message[6..], 1);
        return frame;
    }
}
