using System.Buffers.Binary;
using System.Text;

namespace VppApi.Inspection.Wire;

/// <summary>What VPP answers to <c>sockclnt_create</c>: who the client is to it, and the id of every message that it has.</summary>
public sealed class MessageIds
{
    // u16 id, u32 client_index, u32 context, i32 response, u32 index, u16 count, then count × {u16 id, name[64]}
    private const int ResponseOffset = 10;
    private const int IndexOffset = 14;
    private const int CountOffset = 18;
    private const int EntriesOffset = 20;
    private const int EntrySize = 66;
    private const int CrcLength = 8;

    private readonly Dictionary<string, ushort> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<ushort, string> _names = [];
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    private MessageIds(uint clientIndex) => ClientIndex = clientIndex;

    /// <summary>The client's registration; goes into every request.</summary>
    public uint ClientIndex { get; }

    /// <summary>The messages of this VPP as <c>name_crc</c>.</summary>
    public IEnumerable<string> NameCrcs => _ids.Keys;

    /// <summary>Reads the answer.</summary>
    /// <exception cref="VppProtocolException">It is no such answer, or a refusal.</exception>
    public static MessageIds Parse(ReadOnlySpan<byte> message)
    {
        if (message.Length < EntriesOffset || BinaryPrimitives.ReadUInt16BigEndian(message) != FixedMessages.SocketClientCreateReply)
            throw Bad("the first message is no sockclnt_create_reply: this is not VPP's API socket");
        var response = BinaryPrimitives.ReadInt32BigEndian(message[ResponseOffset..]);
        if (response != 0) throw Bad($"VPP refused the client: {VppRetval.Describe(response)}");
        var count = BinaryPrimitives.ReadUInt16BigEndian(message[CountOffset..]);
        if (message.Length - EntriesOffset < count * EntrySize) throw Bad($"{message.Length} bytes are too few for a table of {count} messages");
        var ids = new MessageIds(BinaryPrimitives.ReadUInt32BigEndian(message[IndexOffset..]));
        for (var i = 0; i < count; i++)
        {
            var entry = message.Slice(EntriesOffset + (i * EntrySize), EntrySize);
            var id = BinaryPrimitives.ReadUInt16BigEndian(entry);
            var name = ReadName(entry[sizeof(ushort)..]);
            ids._ids.TryAdd(name, id);
            ids._names.TryAdd(id, name);
            ids._byName.TryAdd(NameOf(name), name);
        }

        return ids;
    }

    /// <summary>The id of a message.</summary>
    /// <returns>False when this VPP does not have it in this layout.</returns>
    public bool TryGetId(string nameCrc, out ushort id) => _ids.TryGetValue(nameCrc, out id);

    /// <summary>The <c>name_crc</c> behind an id, or null.</summary>
    public string? NameCrcOf(ushort id) => _names.GetValueOrDefault(id);

    /// <summary>The message of a name in whatever layout, as <c>name_crc</c>; null when this VPP has none of that name.</summary>
    public string? FindByName(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name in a <c>name_crc</c>.</summary>
    public static string NameOf(string nameCrc)
        => nameCrc.Length > CrcLength + 1 && nameCrc[^(CrcLength + 1)] == '_' ? nameCrc[..^(CrcLength + 1)] : nameCrc;

    internal static string ReadName(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    private static VppProtocolException Bad(string reason) => new(ProtocolError.BadHandshake, $"The handshake failed: {reason}.");
}
