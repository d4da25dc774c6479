namespace VppApi.Inspection.Definitions;

/// <summary>An alias for a fixed array of numbers: <c>ip4_address</c>, <c>mac_address</c>.</summary>
public sealed class ArrayDefinition : TypeDefinition
{
    /// <summary>What it is made of.</summary>
    public required ScalarType Element { get; init; }

    /// <summary>How many of them.</summary>
    public required int Length { get; init; }

    /// <inheritdoc/>
    public override WordForm Word => (Name, Element.IsByte, Length) switch
    {
        ("ip4_address", true, 4) => WordForm.Ip4Address,
        ("ip6_address", true, 16) => WordForm.Ip6Address,
        ("mac_address", true, 6) => WordForm.MacAddress,
        _ => WordForm.None,
    };
}
