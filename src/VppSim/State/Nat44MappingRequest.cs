using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>What a client asks of a static or identity mapping; one that follows an interface is kept as it was asked for.</summary>
/// <param name="IsIdentity">Identity, or static.</param>
/// <param name="Flags">Address only, out2in only, twice-NAT.</param>
/// <param name="Local">Inside address.</param>
/// <param name="LocalPort">Inside port.</param>
/// <param name="External">Outside address; unused when it follows an interface.</param>
/// <param name="ExternalPort">Outside port.</param>
/// <param name="Protocol">IP protocol.</param>
/// <param name="SwIfIndex">The interface whose address is the outside one, or ~0.</param>
/// <param name="Vrf">The inside table, or ~0.</param>
/// <param name="Tag">The client's mark.</param>
internal sealed record Nat44MappingRequest(bool IsIdentity, NatConfigFlags Flags, Ip4Address Local, ushort LocalPort, Ip4Address External,
    ushort ExternalPort, byte Protocol, uint SwIfIndex, uint Vrf, string Tag)
{
    public bool IsAddressOnly => Flags.HasFlag(NatConfigFlags.AddrOnly);

    public bool FollowsInterface => SwIfIndex != uint.MaxValue;

    /// <summary>Whether the outside address is known and in use; only for one that follows an interface.</summary>
    public bool IsResolved { get; set; }
}
