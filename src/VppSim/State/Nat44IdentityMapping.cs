using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>An identity mapping as it was asked for.</summary>
internal sealed record Nat44IdentityMapping(NatConfigFlags Flags, Ip4Address Address, byte Protocol, ushort Port, uint SwIfIndex, uint Vrf, string Tag);
