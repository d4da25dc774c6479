namespace VppApi.Inspection.Definitions;

/// <summary>A message with everything that its definition says about the wire.</summary>
public sealed class MessageDefinition
{
    /// <summary>What can be said without its fields.</summary>
    public required MessageHeading Heading { get; init; }

    /// <summary>VPP's name.</summary>
    public string Name => Heading.Name;

    /// <summary>The key of the handshake's message table: <c>name_crc</c>.</summary>
    public string NameCrc => Heading.NameCrc;

    /// <summary>The fields in wire order, header and counts too.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <summary>Bytes on the wire with every variable part empty, message id included.</summary>
    public required int MinimumSize { get; init; }

    /// <summary>Byte offset of <c>client_index</c>, or -1.</summary>
    public int ClientIndexOffset => OffsetOf("client_index", "u32", header: true);

    /// <summary>Byte offset of <c>context</c>, or -1. Not the same in every message.</summary>
    public int ContextOffset => OffsetOf("context", "u32", header: true);

    /// <summary>Byte offset of a signed <c>retval</c>, or -1.</summary>
    public int RetvalOffset => OffsetOf("retval", "i32", header: false);

    /// <summary>Byte offset of the <c>cursor</c> of a stream, or -1.</summary>
    public int CursorOffset => OffsetOf("cursor", "u32", header: false);

    /// <summary>True when it may hold a key or a password anywhere.</summary>
    public bool HasSecrets { get; init; }

    private int OffsetOf(string name, string type, bool header)
    {
        foreach (var field in Fields)
        {
            if (field.Name == name && field.IsHeader == header && field.Shape == FieldShape.Single && field.Type.Name == type) return field.Offset;
        }

        return -1;
    }
}
