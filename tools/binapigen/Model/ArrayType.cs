namespace Binapigen.Model;

/// <summary>An alias for a fixed array of scalars: <c>ip4_address</c>, <c>mac_address</c>.</summary>
internal sealed class ArrayType : DefinedType
{
    /// <summary>What it is made of.</summary>
    public required ScalarType Element { get; init; }

    /// <summary>How many of them.</summary>
    public required int Length { get; init; }
}
