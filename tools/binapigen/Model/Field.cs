namespace Binapigen.Model;

/// <summary>One field of a struct, union or message, with its place on the wire.</summary>
internal sealed class Field
{
    /// <summary>VPP's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in C#; given when all names of the owner are known.</summary>
    public string CSharpName { get; set; } = "";

    /// <summary>What it holds; for strings a <c>u8</c>.</summary>
    public required WireType Type { get; init; }

    /// <summary>How many of it.</summary>
    public required FieldShape Shape { get; init; }

    /// <summary>Elements of a fixed array, bytes of a fixed string, else 0.</summary>
    public int Length { get; init; }

    /// <summary>Byte offset in its owner. Only the last field is variable, so every field has one.</summary>
    public int Offset { get; init; }

    /// <summary>What it is for.</summary>
    public FieldRole Role { get; set; }

    /// <summary>Of a variable array: the field that counts it.</summary>
    public Field? Counter { get; init; }

    /// <summary>The default that is not zero, or null.</summary>
    public decimal? Default { get; init; }

    /// <summary>Of a tagged union: the field that tells which arm is there.</summary>
    public Field? Discriminator { get; init; }

    /// <summary>Of a union's arm: VPP's name of the enum member that selects it.</summary>
    public string? Case { get; init; }

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

    /// <summary>True when its start value is not all zeros.</summary>
    public bool HasDefault => Default is not null || (Shape == FieldShape.Single && Type.HasDefaults);
}
