using System.Buffers.Binary;
using System.Text;

namespace VppApi.Session;

/// <summary>What VPP answers to <c>sockclnt_create</c>: who we are to it, and the id of every message that it has.</summary>
/// <param name="ClientIndex">Our registration; goes into every request.</param>
/// <param name="Messages">Pairs of <c>name_crc</c> and id.</param>
internal sealed record Handshake(uint ClientIndex, IReadOnlyList<KeyValuePair<string, ushort>> Messages)
{
    // u16 id, u32 client_index, u32 context, i32 response, u32 index, u16 count, then count × {u16 id, name[64]}
    private const int ResponseOffset = 10;
    private const int IndexOffset = 14;
    private const int CountOffset = 18;
    private const int EntriesOffset = 20;
    private const int EntrySize = 66;

    /// <summary>Reads the answer.</summary>
    /// <param name="message">The first message that came.</param>
    /// <returns>The registration and the table.</returns>
    /// <exception cref="VppProtocolException">It is no such answer, or a refusal.</exception>
    public static Handshake Parse(ReadOnlySpan<byte> message)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(message);
        if (id != ControlMessages.SocketClientCreateReply)
            throw Bad($"the first message has id {id}, not {ControlMessages.SocketClientCreateReply} (sockclnt_create_reply)");
        if (message.Length < EntriesOffset) throw Bad($"the answer has {message.Length} bytes, fewer than {EntriesOffset}");
        var response = BinaryPrimitives.ReadInt32BigEndian(message[ResponseOffset..]);
        if (response != 0) throw Bad($"VPP refused the client: {VppRetval.Describe(response)}");
        var count = BinaryPrimitives.ReadUInt16BigEndian(message[CountOffset..]);
        if (message.Length - EntriesOffset < count * EntrySize)
            throw Bad($"the answer has {message.Length} bytes, too few for a table of {count} messages");

        var entries = new KeyValuePair<string, ushort>[count];
        for (var i = 0; i < count; i++)
        {
            var entry = message.Slice(EntriesOffset + (i * EntrySize), EntrySize);
            entries[i] = new(ReadName(entry[sizeof(ushort)..]), BinaryPrimitives.ReadUInt16BigEndian(entry));
        }

        return new Handshake(BinaryPrimitives.ReadUInt32BigEndian(message[IndexOffset..]), entries);
    }

    private static string ReadName(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private static VppProtocolException Bad(string reason) => new(ProtocolError.BadHandshake, $"The handshake failed: {reason}.");
}
