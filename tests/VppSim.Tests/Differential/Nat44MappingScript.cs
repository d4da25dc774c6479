using VppApi.Generated.Interface;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace VppSim.Tests.Differential;

/// <summary>NAT44-ED's static and identity mappings.</summary>
internal static class Nat44MappingScript
{
    private const byte Tcp = 6;
    private const byte Udp = 17;
    private const uint None = uint.MaxValue;

    public static async Task RunAsync(Transcript vpp)
    {
        await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>("loop0", new());
        await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>("loop1", new());
        await StaticAsync(vpp, "disabled", Mapping("10.0.0.2", 80, "198.51.100.1", 8080));
        await IdentityAsync(vpp, "disabled", Identity("198.51.100.9", 22));
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("on", new() { Enable = true });
        await vpp.CallAsync<Nat44AddDelAddressRange, Nat44AddDelAddressRangeReply>("pool",
            new() { IsAdd = true, FirstIpAddress = Ip("198.51.100.1"), LastIpAddress = Ip("198.51.100.3"), VrfId = None });
        await StaticMappingsAsync(vpp);
        await DumpAsync(vpp);
        await InterfaceMappingsAsync(vpp);
        await DumpAsync(vpp);
        await IdentityMappingsAsync(vpp);
        await DumpAsync(vpp);
        await DeleteAsync(vpp);
        await DumpAsync(vpp);
        vpp.Say("their interface goes, NAT goes");
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("loop1", new() { SwIfIndex = 2 });
        await DumpAsync(vpp);
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("off", new());
        await DumpAsync(vpp);
    }

    private static async Task StaticMappingsAsync(Transcript vpp)
    {
        vpp.Say("static mappings");
        await StaticAsync(vpp, "port", Mapping("10.0.0.2", 80, "198.51.100.1", 8080, tag: "vppilot:web"));
        await StaticAsync(vpp, "the same", Mapping("10.0.0.2", 80, "198.51.100.1", 8080, tag: "vppilot:web"));
        await StaticAsync(vpp, "same outside", Mapping("10.0.0.3", 80, "198.51.100.1", 8080));
        await StaticAsync(vpp, "same inside", Mapping("10.0.0.2", 80, "198.51.100.1", 8081));
        await StaticAsync(vpp, "same ports, UDP", Mapping("10.0.0.2", 80, "198.51.100.1", 8080, protocol: Udp));
        await StaticAsync(vpp, "address only", Mapping("10.0.0.4", 0, "198.51.100.2", 0, protocol: 0, flags: NatConfigFlags.AddrOnly));
        await StaticAsync(vpp, "port on a mapped address", Mapping("10.0.0.5", 80, "198.51.100.2", 80));
        await StaticAsync(vpp, "address of a mapped port", Mapping("10.0.0.6", 0, "198.51.100.1", 0, protocol: 0, flags: NatConfigFlags.AddrOnly));
        await StaticAsync(vpp, "not in any pool", Mapping("10.0.0.7", 443, "203.0.113.77", 443));
        await StaticAsync(vpp, "out2in only", Mapping("10.0.0.8", 80, "198.51.100.3", 80, flags: NatConfigFlags.Out2inOnly));
        await StaticAsync(vpp, "out2in only, same inside", Mapping("10.0.0.8", 80, "198.51.100.3", 81, flags: NatConfigFlags.Out2inOnly));
        await StaticAsync(vpp, "twice-nat without a pool", Mapping("10.0.0.9", 80, "198.51.100.3", 82, flags: NatConfigFlags.TwiceNat));
        await StaticAsync(vpp, "twice-nat, address only", Mapping("10.0.0.9", 0, "198.51.100.3", 0, protocol: 0, flags: NatConfigFlags.TwiceNat | NatConfigFlags.AddrOnly));
        await StaticAsync(vpp, "self twice-nat", Mapping("10.0.0.10", 80, "198.51.100.3", 83, flags: NatConfigFlags.SelfTwiceNat));
        await StaticAsync(vpp, "in a table that does not exist", Mapping("10.0.0.11", 80, "198.51.100.3", 84, vrf: 44));
        await StaticAsync(vpp, "in the inside table by number", Mapping("10.0.0.12", 80, "198.51.100.3", 85, vrf: 0));
        await StaticAsync(vpp, "missing interface", Mapping("10.0.0.13", 80, "0.0.0.0", 86, interfaceIndex: 77));
        await StaticAsync(vpp, "ICMP", Mapping("10.0.0.14", 7, "198.51.100.3", 7, protocol: 1));
    }

    private static async Task InterfaceMappingsAsync(Transcript vpp)
    {
        vpp.Say("mappings that follow an interface");
        await StaticAsync(vpp, "without address", Mapping("10.0.0.20", 53, "0.0.0.0", 53, protocol: Udp, interfaceIndex: 2, tag: "vppilot:dyn"));
        await StaticAsync(vpp, "again", Mapping("10.0.0.20", 53, "0.0.0.0", 53, protocol: Udp, interfaceIndex: 2));
        await DumpAsync(vpp);
        await AddressAsync(vpp, "the interface gets an address", isAdd: true);
        await DumpAsync(vpp);
        await StaticAsync(vpp, "with address", Mapping("10.0.0.21", 53, "0.0.0.0", 54, protocol: Udp, interfaceIndex: 2, flags: NatConfigFlags.Out2inOnly));
        await StaticAsync(vpp, "with address, all of it", Mapping("10.0.0.22", 0, "0.0.0.0", 0, protocol: 0, interfaceIndex: 2, flags: NatConfigFlags.AddrOnly));
    }

    private static async Task IdentityMappingsAsync(Transcript vpp)
    {
        vpp.Say("identity mappings");
        await IdentityAsync(vpp, "port", Identity("198.51.100.9", 22, tag: "vppilot:ssh"));
        await IdentityAsync(vpp, "again", Identity("198.51.100.9", 22));
        await IdentityAsync(vpp, "other table", Identity("198.51.100.9", 22, vrf: 0));
        await IdentityAsync(vpp, "address only", Identity("198.51.100.10", 0, protocol: 0, flags: NatConfigFlags.AddrOnly));
        await IdentityAsync(vpp, "by interface", Identity("0.0.0.0", 179, interfaceIndex: 2, tag: "vppilot:bgp"));
        await IdentityAsync(vpp, "by interface again", Identity("0.0.0.0", 179, interfaceIndex: 2));
        await IdentityAsync(vpp, "missing interface", Identity("0.0.0.0", 179, interfaceIndex: 77));
        await IdentityAsync(vpp, "not there", Identity("198.51.100.99", 22) with { IsAdd = false });
    }

    private static async Task DeleteAsync(Transcript vpp)
    {
        vpp.Say("mappings go");
        foreach (var mapping in new[]
        {
            Mapping("10.0.0.2", 80, "198.51.100.1", 8080), Mapping("10.0.0.2", 80, "198.51.100.1", 8080),
            Mapping("10.0.0.4", 0, "198.51.100.2", 0, protocol: 0, flags: NatConfigFlags.AddrOnly),
            Mapping("10.0.0.8", 80, "198.51.100.3", 80, flags: NatConfigFlags.Out2inOnly),
            Mapping("10.0.0.99", 80, "198.51.100.3", 99), Mapping("10.0.0.20", 53, "0.0.0.0", 53, protocol: Udp, interfaceIndex: 2),
        })
        {
            await StaticAsync(vpp, $"no {mapping.LocalIpAddress}:{mapping.LocalPort}", mapping with { IsAdd = false });
        }
        await IdentityAsync(vpp, "no port", Identity("198.51.100.9", 22) with { IsAdd = false });
        await IdentityAsync(vpp, "no port again", Identity("198.51.100.9", 22) with { IsAdd = false });
        await AddressAsync(vpp, "the interface loses its address", isAdd: false);
        await DumpAsync(vpp);
        await IdentityAsync(vpp, "no by interface", Identity("0.0.0.0", 179, interfaceIndex: 2) with { IsAdd = false });
        await IdentityAsync(vpp, "no address only", Identity("198.51.100.10", 0, protocol: 0, flags: NatConfigFlags.AddrOnly) with { IsAdd = false });
    }

    private static Task AddressAsync(Transcript vpp, string why, bool isAdd)
        => vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>(why,
            new() { IsAdd = isAdd, SwIfIndex = 2, Prefix = new() { Address = Address.Parse("192.0.2.1"), Len = 24 } });

    private static Task StaticAsync(Transcript vpp, string why, Nat44AddDelStaticMappingV2 mapping)
        => vpp.CallAsync<Nat44AddDelStaticMappingV2, Nat44AddDelStaticMappingV2Reply>(why, mapping);

    private static Task IdentityAsync(Transcript vpp, string why, Nat44AddDelIdentityMapping mapping)
        => vpp.CallAsync<Nat44AddDelIdentityMapping, Nat44AddDelIdentityMappingReply>(why, mapping);

    private static async Task DumpAsync(Transcript vpp)
    {
        await vpp.DumpAsync<Nat44StaticMappingDump, Nat44StaticMappingDetails>(new());
        await vpp.DumpAsync<Nat44IdentityMappingDump, Nat44IdentityMappingDetails>(new());
    }

    private static Nat44AddDelStaticMappingV2 Mapping(string local, ushort localPort, string external, ushort externalPort, byte protocol = Tcp,
        NatConfigFlags flags = NatConfigFlags.None, uint interfaceIndex = None, uint vrf = None, string tag = "") => new()
    {
        IsAdd = true, Flags = flags, LocalIpAddress = Ip(local), LocalPort = localPort, ExternalIpAddress = Ip(external), ExternalPort = externalPort,
        Protocol = protocol, ExternalSwIfIndex = interfaceIndex, VrfId = vrf, Tag = tag,
    };

    private static Nat44AddDelIdentityMapping Identity(string address, ushort port, byte protocol = Tcp, NatConfigFlags flags = NatConfigFlags.None,
        uint interfaceIndex = None, uint vrf = None, string tag = "") => new()
    {
        IsAdd = true, Flags = flags, IpAddress = Ip(address), Port = port, Protocol = protocol, SwIfIndex = interfaceIndex, VrfId = vrf, Tag = tag,
    };

    private static Ip4Address Ip(string text) => Ip4Address.Parse(text);
}
