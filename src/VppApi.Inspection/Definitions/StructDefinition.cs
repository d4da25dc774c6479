namespace VppApi.Inspection.Definitions;

/// <summary>A typedef.</summary>
public sealed class StructDefinition : TypeDefinition
{
    /// <summary>The fields in wire order.</summary>
    public required IReadOnlyList<FieldDefinition> Fields { get; init; }

    /// <inheritdoc/>
    public override bool IsVariable => Fields is [.., { IsVariable: true }];

    /// <inheritdoc/>
    public override WordForm Word => this switch
    {
        { Name: "address", Fields: [{ Name: "af", Type: EnumDefinition family }, { Name: "un", Type: UnionDefinition union }] } when IsAddress(family, union)
            => WordForm.Address,
        {
            Name: "prefix" or "ip4_prefix" or "ip6_prefix" or "address_with_prefix" or "ip4_address_with_prefix" or "ip6_address_with_prefix",
            Fields: [{ Name: "address", Shape: FieldShape.Single } address, { Name: "len", Type.Name: "u8", Shape: FieldShape.Single }],
        } when address.Type.Word is WordForm.Address or WordForm.Ip4Address or WordForm.Ip6Address => WordForm.Prefix,
        _ => WordForm.None,
    };

    private static bool IsAddress(EnumDefinition family, UnionDefinition union)
        => family.Base.IsByte && family.NameOf(0) == "ADDRESS_IP4" && family.NameOf(1) == "ADDRESS_IP6"
           && union is { MinimumSize: 16, Arms: [{ Type.Word: WordForm.Ip4Address }, { Type.Word: WordForm.Ip6Address }] };
}
