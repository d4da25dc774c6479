namespace Controller.Core.Model;

/// <summary>A pool that follows the addresses of an interface.</summary>
/// <param name="Interface">Our name of the interface.</param>
/// <param name="TwiceNat">True for a twice-NAT pool.</param>
public sealed record Nat44InterfacePoolConfig(string Interface, bool TwiceNat) : Nat44PoolConfig(TwiceNat);
