using System.Collections.Frozen;
using Controller.Core.Model;
using Controller.Core.Resources;

namespace Controller.Api.Observation;

/// <summary>Makes interface resources of what VPP told.</summary>
internal static class InterfaceComposer
{
    private const string LoopbackType = "Loopback";
    private const string LoopbackName = "loop";

    // VPP's words for what software makes. Whatever else is no sub-interface is hardware to us: it was there when VPPilot came,
    // and is used under VPP's name.
    private static readonly FrozenSet<string> MadeBySoftware = new[]
    {
        "BVI", "bond", "GENEVE", "GRE tunnel device", "GTPU", "IPIP tunnel device", "IPSEC Tunnel", "L2TPv3", "L2_LISP_GPE", "LISP_GPE",
        "MPLS tunnel device", "NSH", "NSH_LISP_GPE", "Packet Vectorizer Tunnel", "Pipe", "PPPoE", "tuntap", "vhost-user", "virtio", "VXLAN",
        "VXLAN_GPE", "Wireguard Tunnel", "Xcrw", "local", "tap", "memif", "af-packet",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The resource of an interface.</summary>
    public static InterfaceResource Compose(InterfaceRow row, InterfaceNames names)
    {
        var name = names.Of(row.Index);
        return Compose(row, name, names.Tagged.Contains(row.Index) ? name : null);
    }

    /// <summary>The resource of an interface under a name.</summary>
    public static InterfaceResource Compose(InterfaceRow row, string name, string? tag)
    {
        InterfaceResource resource = row.Detail switch
        {
            AfPacketDetail afPacket => new AfPacketResource { Name = name, Tag = tag, HostInterface = afPacket.HostInterface },
            TapDetail tap => new TapResource
            {
                Name = name, Tag = tag, Id = tap.Id, HostInterface = tap.HostInterface, HostNamespace = tap.HostNamespace,
                HostAddress = tap.HostAddress, RxRing = tap.RxRing, TxRing = tap.TxRing,
            },
            MemifDetail memif => new MemifResource
            {
                Name = name, Tag = tag, Id = memif.Id, Socket = memif.Socket, Role = memif.Role, Mode = memif.Mode,
            },
            _ when row.DeviceType == LoopbackType => new LoopbackResource { Name = name, Tag = tag, Instance = InstanceOf(row.VppName) },
            _ when !row.IsSubInterface && !MadeBySoftware.Contains(row.DeviceType) => new HardwareInterfaceResource { Name = name, Tag = tag },
            _ => new OtherInterfaceResource { Name = name, Tag = tag, DeviceType = row.IsSubInterface ? "sub-interface" : row.DeviceType },
        };
        return resource with
        {
            VppName = row.VppName,
            State = row.AdminUp ? AdminState.Up : AdminState.Down,
            Mtu = row.Mtu,
            Mac = row.Mac,
            Vrf = row.Vrf,
        };
    }

    // VPP tells the instance of a loopback only in its name.
    private static uint? InstanceOf(string vppName) =>
        vppName.StartsWith(LoopbackName, StringComparison.Ordinal) && uint.TryParse(vppName.AsSpan(LoopbackName.Length), out var instance) ? instance : null;
}
