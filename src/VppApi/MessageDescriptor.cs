namespace VppApi;

/// <summary>
/// One message of the binary API as the wire sees it. Made once per message by generated code and never changed.
/// Identity on the wire is <see cref="NameCrc"/>: ids are handed out by each VPP at start, so a connection maps
/// <see cref="Ordinal"/> to the id that its VPP uses.
/// </summary>
public sealed class MessageDescriptor
{
    private static int s_nextOrdinal = -1;

    /// <summary>Describes one message.</summary>
    /// <param name="name">VPP's name, for example <c>sw_interface_dump</c>.</param>
    /// <param name="crc">CRC of the message's layout, as in the <c>.api.json</c>.</param>
    /// <param name="module">The API module, for example <c>interface</c>.</param>
    /// <param name="kind">Its part in the service table.</param>
    /// <param name="minimumSize">Bytes on the wire with every variable part empty, message id included.</param>
    /// <param name="clientIndexOffset">Byte offset of <c>client_index</c>, or -1.</param>
    /// <param name="contextOffset">Byte offset of <c>context</c>, or -1 (events have none).</param>
    /// <param name="retvalOffset">Byte offset of a signed 32-bit <c>retval</c>, or -1.</param>
    /// <param name="traits">Marks of the definition.</param>
    public MessageDescriptor(string name, uint crc, string module, MessageKind kind, int minimumSize,
        int clientIndexOffset, int contextOffset, int retvalOffset, MessageTraits traits = MessageTraits.None)
    {
        Name = name;
        Crc = crc;
        Module = module;
        Kind = kind;
        MinimumSize = minimumSize;
        ClientIndexOffset = clientIndexOffset;
        ContextOffset = contextOffset;
        RetvalOffset = retvalOffset;
        Traits = traits;
        NameCrc = $"{name}_{crc:x8}";
        Ordinal = Interlocked.Increment(ref s_nextOrdinal);
    }

    /// <summary>VPP's name of the message.</summary>
    public string Name { get; }

    /// <summary>CRC of the layout.</summary>
    public uint Crc { get; }

    /// <summary>The key of the handshake's message table: <c>name_crc</c>, the CRC as eight lower-case hex digits.</summary>
    public string NameCrc { get; }

    /// <summary>The API module that defines it.</summary>
    public string Module { get; }

    /// <summary>Its part in the service table.</summary>
    public MessageKind Kind { get; }

    /// <summary>Bytes on the wire with every variable part empty, message id included.</summary>
    public int MinimumSize { get; }

    /// <summary>Byte offset of <c>client_index</c> in the message, or -1.</summary>
    public int ClientIndexOffset { get; }

    /// <summary>Byte offset of <c>context</c> in the message, or -1. Not the same in every message.</summary>
    public int ContextOffset { get; }

    /// <summary>Byte offset of <c>retval</c>, or -1.</summary>
    public int RetvalOffset { get; }

    /// <summary>Marks of the definition.</summary>
    public MessageTraits Traits { get; }

    /// <summary>A small number unique in this process: the index into a connection's table of ids.</summary>
    public int Ordinal { get; }

    /// <inheritdoc/>
    public override string ToString() => NameCrc;
}
