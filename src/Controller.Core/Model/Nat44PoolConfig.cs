namespace Controller.Core.Model;

/// <summary>Addresses that NAT44-ED may translate to.</summary>
/// <param name="TwiceNat">True for the pool that replaces the source of traffic to twice-NAT mappings.</param>
public abstract record Nat44PoolConfig(bool TwiceNat);
