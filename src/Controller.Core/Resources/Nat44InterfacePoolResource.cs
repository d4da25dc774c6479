using System.Collections.Immutable;

namespace Controller.Core.Resources;

/// <summary>
/// A pool that follows the addresses of an interface. The addresses themselves are not resources: VPP adds and removes them.
/// </summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="TwiceNat">True for a twice-NAT pool.</param>
public sealed record Nat44InterfacePoolResource(string Interface, bool TwiceNat) : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "nat44-interface-pool";

    // The interface's address may have been a pool address of its own until now.
    private static readonly ImmutableArray<string> AllClaims = [Nat44PoolResource.KindWord];

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Interface, TwiceNat);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => [Nat44Resource.TheKey, InterfaceResource.KeyOf(Interface)];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes => [Attribute("interface", Interface), Attribute("twice-nat", TwiceNat)];

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims => AllClaims;

    /// <inheritdoc/>
    public override Impact DeleteImpact => Impact.SessionsDropped;

    /// <summary>The key of an interface's pool.</summary>
    public static ResourceKey KeyOf(string @interface, bool twiceNat) =>
        new(KindWord, $"nat44/{(twiceNat ? "twice-nat-pool" : "pool")}/interface/{@interface}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed) => ResourceComparison.Same;

    /// <inheritdoc/>
    public override Resource WithInterfacesRenamed(IReadOnlyDictionary<string, string> names) => this with { Interface = Renamed(
        Interface, names) };
}
