using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>A static mapping as it was asked for.</summary>
internal sealed record Nat44StaticMapping(
    NatConfigFlags Flags, Ip4Address Local, ushort LocalPort, Ip4Address External, ushort ExternalPort,
    byte Protocol, uint ExternalSwIfIndex, uint Vrf, string Tag);
