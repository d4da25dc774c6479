using VppApi.Generated.EthernetTypes;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Memif;
using VppApi.Generated.Tapv2;

namespace VppSim.State;

/// <summary>One interface.</summary>
internal sealed class SimulatedInterface(uint swIfIndex, string name, string deviceType, MacAddress mac, uint mtu)
{
    public uint SwIfIndex { get; } = swIfIndex;

    public string Name { get; } = name;

    public string DeviceType { get; } = deviceType;

    public MacAddress Mac { get; set; } = mac;

    public bool AdminUp { get; set; }

    /// <summary>Neither local0 nor a memif of layer 3.</summary>
    public bool IsEthernet => SwIfIndex != 0 && Memif is not { Mode: MemifMode.Ip };

    /// <summary>Whether its driver can change the largest frame.</summary>
    public bool HasFrameSize => DeviceType != "Loopback" && Tap is null;

    /// <summary>The link follows the admin state, but for a memif, whose other side nobody plays.</summary>
    public bool LinkUp => AdminUp && Memif is null;

    /// <summary>L3, IPv4, IPv6, MPLS; 0 is inherited.</summary>
    public uint[] Mtu { get; } = [mtu, 0, 0, 0];

    public ushort LinkMtu { get; set; } = (ushort)mtu;

    /// <summary>kbit/s.</summary>
    public uint LinkSpeed { get; set; }

    public string Tag { get; set; } = "";

    public uint Table4 { get; set; }

    public uint Table6 { get; set; }

    public List<AddressWithPrefix> Addresses { get; } = [];

    /// <summary>The IPv6 link-local address that was set; VPP's own when null.</summary>
    public Address? LinkLocal { get; set; }

    /// <summary>Set for an af_packet interface.</summary>
    public string? HostInterface { get; init; }

    /// <summary>Set for a memif.</summary>
    public MemifDetails? Memif { get; init; }

    /// <summary>Set for a tap.</summary>
    public SwInterfaceTapV2Details? Tap { get; init; }

    public InterfaceCounters Counters { get; } = new();

    public uint Table(AddressFamily family) => family == AddressFamily.Ip6 ? Table6 : Table4;
}
