using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// A range of pool addresses. VPP knows single addresses only, so before two sets are compared their ranges are cut at each
/// other's ends: growing a pool by three addresses is one step that adds three addresses, and sessions on the others go on.
/// </summary>
/// <param name="Range">The addresses.</param>
/// <param name="Vrf">Table whose hosts may use it; null for any.</param>
/// <param name="TwiceNat">True for a twice-NAT pool; VPP keeps those apart, so one address may be in both.</param>
public sealed record Nat44PoolResource(Ipv4Range Range, uint? Vrf, bool TwiceNat) : Resource
{
    /// <summary>The kind's word.</summary>
    public const string KindWord = "nat44-pool";

    // An address can be in one pool only; moving it means to remove it first.
    private static readonly ImmutableArray<string> AllClaims = [KindWord];

    /// <inheritdoc/>
    public override ResourceKey Key => KeyOf(Range, TwiceNat);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKey> DependsOn => [Nat44Resource.TheKey, .. VrfDependency(Vrf ?? 0)];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceAttribute> Attributes =>
        [Attribute("range", Range), Attribute("vrf", Vrf), Attribute("twice-nat", TwiceNat)];

    /// <inheritdoc/>
    public override ImmutableArray<string> Claims => AllClaims;

    /// <inheritdoc/>
    public override Impact DeleteImpact => Impact.SessionsDropped;

    /// <summary>The key of a range.</summary>
    public static ResourceKey KeyOf(Ipv4Range range, bool twiceNat) => new(
        KindWord, $"nat44/{(twiceNat ? "twice-nat-pool" : "pool")}/{range}");

    /// <inheritdoc/>
    public override ResourceComparison Compare(Resource observed) =>
        new AttributeComparer().Fixed("vrf", Vrf, ((Nat44PoolResource)observed).Vrf).Result();
}
