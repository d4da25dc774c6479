namespace VppApi.Inspection.Definitions;

/// <summary>One field of a typedef, union or message, with its place on the wire.</summary>
public sealed class FieldDefinition
{
    /// <summary>VPP's name.</summary>
    public required string Name { get; init; }

    /// <summary>The type as the definition names it, aliases not resolved: <c>interface_index</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>What it holds; for strings a <c>u8</c>.</summary>
    public required TypeDefinition Type { get; init; }

    /// <summary>How many of it.</summary>
    public required FieldShape Shape { get; init; }

    /// <summary>Elements of a fixed array, bytes of a fixed string, else 0.</summary>
    public int Length { get; init; }

    /// <summary>Byte offset in its owner. Only the last field is variable, so every field has one.</summary>
    public required int Offset { get; init; }

    /// <summary>Filled in by the connection: message id, client index, context.</summary>
    public bool IsHeader { get; init; }

    /// <summary>Whether it holds a key or a password (<see cref="SecretFields"/>).</summary>
    public FieldSecrecy Secrecy { get; init; }

    /// <summary>Says how many elements this later field has: taken from it, not written by people.</summary>
    public FieldDefinition? Counts { get; internal set; }

    /// <summary>Of a variable array: the field that counts it.</summary>
    public FieldDefinition? CountedBy { get; init; }

    /// <summary>The default that is not zero, or null.</summary>
    public decimal? Default { get; init; }

    /// <summary>Of a tagged union: the field that tells which arm is there.</summary>
    public FieldDefinition? Discriminator { get; init; }

    /// <summary>Of a union's arm: VPP's name of the enum member that selects it.</summary>
    public string? Case { get; init; }

    /// <summary>True for what people read and write.</summary>
    public bool IsValue => !IsHeader && Counts is null;

    /// <summary>Bytes on the wire with every variable part empty.</summary>
    public int MinimumSize => Shape switch
    {
        FieldShape.Single => Type.MinimumSize,
        FieldShape.FixedArray => Length * Type.MinimumSize,
        FieldShape.FixedString => Length,
        FieldShape.VariableString => sizeof(uint),
        _ => 0,
    };

    /// <summary>True when it may take more than <see cref="MinimumSize"/>.</summary>
    public bool IsVariable => Shape is FieldShape.VariableArray or FieldShape.VariableString || Type.IsVariable;

    /// <summary>The type with its count, as people write it: <c>u8[6]</c>, <c>string[64]</c>, <c>fib_path[n_paths]</c>.</summary>
    public string TypeText => Shape switch
    {
        FieldShape.FixedArray => $"{TypeName}[{Length}]",
        FieldShape.FixedString => $"string[{Length}]",
        FieldShape.VariableArray => $"{TypeName}[]",
        FieldShape.VariableString => "string[]",
        _ => TypeName,
    };
}
