using VppApi.Generated.IpTypes;

namespace VppSim.State;

/// <summary>One address of a pool.</summary>
/// <param name="Address">The address.</param>
/// <param name="Vrf">The inside table that it serves, or ~0 for any.</param>
/// <param name="TwiceNat">Whether it is for twice-NAT.</param>
internal sealed record Nat44PoolAddress(Ip4Address Address, uint Vrf, bool TwiceNat);
