using VppApi;

namespace Binapigen.Model;

/// <summary>A message with everything the generated code says about it.</summary>
internal sealed class Message
{
    /// <summary>VPP's name.</summary>
    public required string Name { get; init; }

    /// <summary>The module that defines it.</summary>
    public required ApiModule Module { get; init; }

    /// <summary>Its name in C#.</summary>
    public string CSharpName { get; set; } = "";

    /// <summary>The fields in wire order, header and counts too.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>CRC of the layout.</summary>
    public required uint Crc { get; init; }

    /// <summary>Bytes on the wire with every variable part empty.</summary>
    public required int MinimumSize { get; init; }

    /// <summary>Its part in the service table.</summary>
    public MessageKind Kind { get; set; } = MessageKind.Other;

    /// <summary>VPP's comment, if it has one.</summary>
    public string? Comment { get; init; }

    /// <summary>VPP intends to remove it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Its layout may still change.</summary>
    public bool InProgress { get; init; }

    /// <summary>What to use instead of it.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>True when a value may take more than <see cref="MinimumSize"/>.</summary>
    public bool IsVariable => Fields.Any(f => f.IsVariable);

    /// <summary>True when <c>new()</c> gives something else than all zeros.</summary>
    public bool HasDefaults => Values.Any(f => f.HasDefault);

    /// <summary>The fields that C# shows.</summary>
    public IEnumerable<Field> Values => Fields.Where(f => f.Role == FieldRole.Value);

    /// <summary>Byte offset of a header field, or -1.</summary>
    public int OffsetOfHeader(string name) => Fields.FirstOrDefault(f => f.Role == FieldRole.Header && f.Name == name)?.Offset ?? -1;

    /// <summary>The signed 32-bit result code, or null.</summary>
    public Field? Retval => SingleScalar("retval", "i32");

    /// <summary>Where a cursor stream goes on, or null.</summary>
    public Field? Cursor => SingleScalar("cursor", "u32");

    /// <summary>A value that is one scalar of a certain type, or null.</summary>
    public Field? SingleScalar(string name, string type)
        => Values.FirstOrDefault(f => f.Name == name && f.Shape == FieldShape.Single && f.Type is ScalarType scalar && scalar.Name == type);
}
