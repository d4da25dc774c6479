using System.Collections.Immutable;
using Controller.Core.Model;
using VppApi.Generated.AfPacket;
using VppApi.Generated.Fib;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.IpNeighbor;
using VppApi.Generated.Memif;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.Tapv2;

namespace Controller.Api.Nodes;

/// <summary>
/// What VPPilot can do, and the messages that it takes: so a VPP of another release, or with fewer plugins, is used for what it can, and
/// the status says what it cannot.
/// </summary>
internal static class VppFeatures
{
    private static readonly VppFeature[] Features =
    [
        new("interfaces", "Interfaces",
        [
            SwInterfaceDump.Descriptor, SwInterfaceDetails.Descriptor, SwInterfaceSetFlags.Descriptor, SwInterfaceSetMtu.Descriptor,
            SwInterfaceSetMacAddress.Descriptor, SwInterfaceTagAddDel.Descriptor, SwInterfaceSetTable.Descriptor, SwInterfaceGetTable.Descriptor,
            SwInterfaceAddDelAddress.Descriptor, IpAddressDump.Descriptor, IpAddressDetails.Descriptor,
        ]),
        new("vrfs", "VRFs", [IpTableAddDelV2.Descriptor, IpTableDump.Descriptor, IpTableDetails.Descriptor]),
        new("routes", "Routes",
        [
            IpRouteAddDelV2.Descriptor, IpRouteV2Dump.Descriptor, IpRouteV2Details.Descriptor, FibSourceAdd.Descriptor, FibSourceDump.Descriptor,
            FibSourceDetails.Descriptor,
        ]),
        new("neighbors", "Neighbours", [IpNeighborAddDel.Descriptor, IpNeighborDump.Descriptor, IpNeighborDetails.Descriptor]),
        new(LoopbackConfig.TypeWord, "Loopbacks", [CreateLoopbackInstance.Descriptor, DeleteLoopback.Descriptor]),
        new(HardwareInterfaceConfig.TypeWord, "Hardware interfaces", [SwInterfaceDump.Descriptor]),
        new(AfPacketConfig.TypeWord, "AF_PACKET interfaces",
            [AfPacketCreateV3.Descriptor, AfPacketDelete.Descriptor, AfPacketDump.Descriptor, AfPacketDetails.Descriptor]),
        new(TapConfig.TypeWord, "Taps",
            [TapCreateV3.Descriptor, TapDeleteV2.Descriptor, SwInterfaceTapV2Dump.Descriptor, SwInterfaceTapV2Details.Descriptor]),
        new(MemifConfig.TypeWord, "memifs",
        [
            MemifCreateV2.Descriptor, MemifDelete.Descriptor, MemifDump.Descriptor, MemifDetails.Descriptor,
            MemifSocketFilenameAddDelV2.Descriptor, MemifSocketFilenameDump.Descriptor,
        ]),
        new("nat44", "NAT44-ED",
        [
            Nat44EdPluginEnableDisable.Descriptor, Nat44ShowRunningConfig.Descriptor, Nat44ShowRunningConfigReply.Descriptor,
            Nat44ForwardingEnableDisable.Descriptor, NatSetTimeouts.Descriptor, NatSetMssClamping.Descriptor, NatGetMssClamping.Descriptor,
            Nat44InterfaceAddDelFeature.Descriptor, Nat44InterfaceDump.Descriptor, Nat44EdAddDelOutputInterface.Descriptor,
            Nat44EdOutputInterfaceGet.Descriptor, Nat44AddDelAddressRange.Descriptor, Nat44AddressDump.Descriptor,
            Nat44AddDelInterfaceAddr.Descriptor, Nat44InterfaceAddrDump.Descriptor, Nat44AddDelStaticMappingV2.Descriptor,
            Nat44StaticMappingDump.Descriptor, Nat44AddDelIdentityMapping.Descriptor, Nat44IdentityMappingDump.Descriptor,
        ]),
    ];

    /// <summary>The words of what can be used with this VPP.</summary>
    public static ImmutableHashSet<string> WordsOf(VppLink link) =>
        [.. Features.Where(feature => feature.MissingBecause(link.Supports, link.Compatibility) is null).Select(feature => feature.Word)];

    /// <summary>What cannot be used with this VPP, each with the reason.</summary>
    public static IReadOnlyList<string> MissingOf(VppLink link) =>
        [.. Features.Select(feature => feature.MissingBecause(link.Supports, link.Compatibility)).OfType<string>()];
}
