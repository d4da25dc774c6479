namespace Controller.Core.Model;

/// <summary>A pool of given addresses.</summary>
/// <param name="Range">The addresses.</param>
/// <param name="Vrf">Table whose hosts may use it; null for any.</param>
/// <param name="TwiceNat">True for a twice-NAT pool.</param>
public sealed record Nat44AddressPoolConfig(Ipv4Range Range, uint? Vrf, bool TwiceNat) : Nat44PoolConfig(TwiceNat);
