using System.Collections.Immutable;
using System.Net;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>A static ARP or ND entry.</summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="Address">The neighbour's address.</param>
/// <param name="Mac">The neighbour's MAC address.</param>
public sealed record NeighborResource(string Interface, IPAddress Address, MacAddress Mac) : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "neighbor";

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Interface, Address);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => [InterfaceResource.KeyOf(Interface)];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes => [Attribute("mac", Mac)];

    /// <inheritdoc/>
    public override Impact DeleteImpact => Impact.None;

    /// <summary>The key of a neighbour.</summary>
    public static ResourceKey KeyOf(string @interface, IPAddress address) => new(KindWord, $"neighbor/{@interface}/{address}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed) =>
        new AttributeComparer().InPlace("mac", Mac, ((NeighborResource)observed).Mac).Result();

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) => this with { Interface = Renamed(
        Interface, names) };
}
