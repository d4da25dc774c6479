using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>A static or identity mapping as NAT44-ED works with it (nat44_ed.h:snat_static_mapping_t).</summary>
internal sealed class Nat44StaticMapping
{
    public required bool IsIdentity { get; init; }

    public required NatConfigFlags Flags { get; init; }

    public required Ip4Address Local { get; init; }

    public required ushort LocalPort { get; init; }

    public required Ip4Address External { get; init; }

    public required ushort ExternalPort { get; init; }

    public required byte Protocol { get; init; }

    /// <summary>The inside table; an identity mapping has several, in <see cref="IdentityTables"/>.</summary>
    public required uint Vrf { get; init; }

    public required string Tag { get; init; }

    public List<uint> IdentityTables { get; } = [];

    public bool IsAddressOnly => Flags.HasFlag(NatConfigFlags.AddrOnly);
}
