namespace Binapigen.Model;

/// <summary>An enum.</summary>
internal sealed class EnumType : DefinedType
{
    /// <summary>The integer that it is on the wire.</summary>
    public required ScalarType Base { get; init; }

    /// <summary>True when its members are bits to be combined.</summary>
    public required bool IsFlags { get; init; }

    /// <summary>The members in the order of the definition.</summary>
    public required IReadOnlyList<EnumMember> Members { get; init; }
}
