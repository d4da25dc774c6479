namespace Controller.Contracts.Rest;

/// <summary>A contiguous range of pool addresses.</summary>
/// <param name="First">First address.</param>
/// <param name="Last">Last address.</param>
/// <param name="Vrf">Table that may use it; null for any.</param>
/// <param name="TwiceNat">True for the twice-NAT pool.</param>
public sealed record Nat44PoolView(string First, string Last, uint? Vrf, bool TwiceNat);
