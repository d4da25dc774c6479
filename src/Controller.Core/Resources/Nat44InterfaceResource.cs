using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>An interface's role in NAT44-ED.</summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="Role">Its role.</param>
public sealed record Nat44InterfaceResource(string Interface, Nat44Role Role) : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "nat44-interface";

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Interface);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => [Nat44Resource.TheKey, InterfaceResource.KeyOf(Interface)];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes => [Attribute("role", Role)];

    /// <inheritdoc/>
    public override Impact CreateImpact => Impact.TrafficHit;

    /// <summary>The key of an interface's role.</summary>
    public static ResourceKey KeyOf(string @interface) => new(KindWord, $"nat44/interface/{@interface}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed) =>
        new AttributeComparer().Fixed("role", Role, ((Nat44InterfaceResource)observed).Role).Result();

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) => this with { Interface = Renamed(
        Interface, names) };
}
