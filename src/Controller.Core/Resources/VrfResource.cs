using System.Collections.Immutable;

namespace Controller.Core.Resources;

/// <summary>
/// A table id: its IPv4 and its IPv6 table. VPP takes the name when the table is made and cannot rename it; since a new name is not
/// worth taking every interface out of the table, the name is not compared.
/// </summary>
/// <param name="Id">Table id, not 0.</param>
/// <param name="Name">Name; null for none.</param>
public sealed record VrfResource(uint Id, string? Name) : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "vrf";

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Id);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => [];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes => [Attribute("name", Name)];

    /// <summary>The key of a table.</summary>
    public static ResourceKey KeyOf(uint id) => new(KindWord, $"vrf/{id}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed) => ResourceComparison.Same;
}
