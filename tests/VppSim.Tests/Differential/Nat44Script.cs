using VppApi.Generated.Interface;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace VppSim.Tests.Differential;

/// <summary>NAT44-ED's switches, interfaces and pools.</summary>
internal static class Nat44Script
{
    private const uint Nowhere = 77;

    public static async Task RunAsync(Transcript vpp)
    {
        for (var loop = 0; loop < 4; loop++) await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>($"loop{loop}", new());
        vpp.Say("disabled");
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("off", new());
        await vpp.CallAsync<Nat44ShowRunningConfig, Nat44ShowRunningConfigReply>("off", new());
        await vpp.CallAsync<Nat44InterfaceAddDelFeature, Nat44InterfaceAddDelFeatureReply>("inside", Role(true, 1, NatConfigFlags.Inside));
        await vpp.CallAsync<Nat44EdAddDelOutputInterface, Nat44EdAddDelOutputInterfaceReply>("output", new() { IsAdd = true, SwIfIndex = 1 });
        await vpp.CallAsync<Nat44AddDelAddressRange, Nat44AddDelAddressRangeReply>("pool", Range(true, "198.51.100.1", "198.51.100.2"));
        await vpp.CallAsync<Nat44AddDelInterfaceAddr, Nat44AddDelInterfaceAddrReply>("pool of interface", new() { IsAdd = true, SwIfIndex = 1 });
        await vpp.CallAsync<Nat44ForwardingEnableDisable, Nat44ForwardingEnableDisableReply>("on", new() { Enable = true });
        await vpp.CallAsync<NatSetTimeouts, NatSetTimeoutsReply>("all", new() { Udp = 100, TcpEstablished = 200, TcpTransitory = 50, Icmp = 10 });
        await vpp.CallAsync<NatSetMssClamping, NatSetMssClampingReply>("1400", new() { MssValue = 1400, Enable = true });
        await vpp.CallAsync<Nat44DelSession, Nat44DelSessionReply>("none", new() { Address = Ip("10.0.0.2"), Protocol = 6, Port = 1 });

        vpp.Say("enabled");
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("mapping only",
            new() { Enable = true, Flags = Nat44ConfigFlags.StaticMappingOnly });
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("on", new() { Enable = true, Sessions = 5000 });
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("on again", new() { Enable = true });
        await vpp.CallAsync<Nat44ShowRunningConfig, Nat44ShowRunningConfigReply>("fresh", new());
        await vpp.CallAsync<NatSetTimeouts, NatSetTimeoutsReply>("all", new() { Udp = 100, TcpEstablished = 200, TcpTransitory = 50, Icmp = 10 });
        await vpp.CallAsync<NatSetTimeouts, NatSetTimeoutsReply>("zero", new() { Udp = 0, TcpEstablished = 200, TcpTransitory = 50, Icmp = 10 });
        await vpp.CallAsync<Nat44ForwardingEnableDisable, Nat44ForwardingEnableDisableReply>("on", new() { Enable = true });
        await vpp.CallAsync<NatGetMssClamping, NatGetMssClampingReply>("fresh", new());
        await vpp.CallAsync<NatSetMssClamping, NatSetMssClampingReply>("1400", new() { MssValue = 1400, Enable = true });
        await vpp.CallAsync<NatGetMssClamping, NatGetMssClampingReply>("on", new());
        await vpp.CallAsync<NatSetMssClamping, NatSetMssClampingReply>("off", new() { MssValue = 1300, Enable = false });
        await vpp.CallAsync<NatGetMssClamping, NatGetMssClampingReply>("off", new());
        await vpp.CallAsync<Nat44ShowRunningConfig, Nat44ShowRunningConfigReply>("set", new());

        await InterfacesAsync(vpp);
        await PoolsAsync(vpp);
        vpp.Say("sessions");
        await vpp.DumpAsync<Nat44UserDump, Nat44UserDetails>(new());
        await vpp.DumpAsync<Nat44UserSessionV3Dump, Nat44UserSessionV3Details>(new() { IpAddress = Ip("10.0.0.2") });
        await vpp.CallAsync<Nat44DelSession, Nat44DelSessionReply>("none",
            new() { Address = Ip("10.0.0.2"), Protocol = 6, Port = 1, Flags = NatConfigFlags.Inside | NatConfigFlags.ExtHostValid });

        vpp.Say("an interface goes");
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("1", new() { SwIfIndex = 1 });
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("2", new() { SwIfIndex = 2 });
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("3", new() { SwIfIndex = 3 });
        await DumpInterfacesAsync(vpp);
        await DumpPoolsAsync(vpp);
        vpp.Say("disabled again");
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("off", new());
        await vpp.CallAsync<Nat44ShowRunningConfig, Nat44ShowRunningConfigReply>("off", new());
        await DumpInterfacesAsync(vpp);
        await DumpPoolsAsync(vpp);
        await vpp.CallAsync<Nat44EdPluginEnableDisable, Nat44EdPluginEnableDisableReply>("on, defaults", new() { Enable = true, InsideVrf = 0 });
        await vpp.CallAsync<Nat44ShowRunningConfig, Nat44ShowRunningConfigReply>("fresh", new());
    }

    private static async Task InterfacesAsync(Transcript vpp)
    {
        vpp.Say("roles");
        foreach (var (isAdd, index, role) in new (bool, uint, NatConfigFlags)[]
        {
            (true, 1, NatConfigFlags.Inside), (true, 1, NatConfigFlags.Inside), (true, 2, NatConfigFlags.Outside), (true, 1, NatConfigFlags.Outside),
            (true, Nowhere, NatConfigFlags.Inside), (false, 4, NatConfigFlags.Inside), (false, 1, NatConfigFlags.Outside),
        })
        {
            await vpp.CallAsync<Nat44InterfaceAddDelFeature, Nat44InterfaceAddDelFeatureReply>($"{(isAdd ? "" : "no ")}{role} on {index}", Role(isAdd, index, role));
        }
        foreach (var (isAdd, index) in new (bool, uint)[] { (true, 3), (true, 3), (true, 1), (true, Nowhere), (false, 4) })
        {
            await vpp.CallAsync<Nat44EdAddDelOutputInterface, Nat44EdAddDelOutputInterfaceReply>($"{(isAdd ? "" : "no ")}output on {index}",
                new() { IsAdd = isAdd, SwIfIndex = index });
        }
        await vpp.CallAsync<Nat44InterfaceAddDelFeature, Nat44InterfaceAddDelFeatureReply>("inside on the output interface", Role(true, 3, NatConfigFlags.Inside));
        await DumpInterfacesAsync(vpp);
    }

    private static async Task PoolsAsync(Transcript vpp)
    {
        vpp.Say("pools");
        await PoolAsync(vpp, "a range", Range(true, "198.51.100.1", "198.51.100.3"));
        await PoolAsync(vpp, "one of them", Range(true, "198.51.100.2", "198.51.100.2"));
        await PoolAsync(vpp, "overlapping", Range(true, "198.51.100.0", "198.51.100.5"));
        await PoolAsync(vpp, "twice-nat", Range(true, "192.0.2.1", "192.0.2.1", NatConfigFlags.TwiceNat));
        await PoolAsync(vpp, "twice-nat, same address as the pool", Range(true, "198.51.100.1", "198.51.100.1", NatConfigFlags.TwiceNat));
        await PoolAsync(vpp, "with a table", Range(true, "203.0.113.1", "203.0.113.1", vrf: 0));
        await PoolAsync(vpp, "backwards", Range(true, "203.0.113.9", "203.0.113.5"));
        await PoolAsync(vpp, "gone", Range(false, "198.51.100.3", "198.51.100.3"));
        await PoolAsync(vpp, "gone again", Range(false, "198.51.100.3", "198.51.100.3"));
        foreach (var (isAdd, index) in new (bool, uint)[] { (true, 2), (true, 2), (true, Nowhere), (false, 4), (true, 4), (false, 4) })
        {
            await vpp.CallAsync<Nat44AddDelInterfaceAddr, Nat44AddDelInterfaceAddrReply>($"{(isAdd ? "" : "no ")}pool of {index}", new() { IsAdd = isAdd, SwIfIndex = index });
        }
        await DumpPoolsAsync(vpp);
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("the interface gets an address", new()
        {
            IsAdd = true, SwIfIndex = 2, Prefix = new() { Address = Address.Parse("192.0.2.129"), Len = 25 },
        });
        await DumpPoolsAsync(vpp);
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("and loses it", new()
        {
            IsAdd = false, SwIfIndex = 2, Prefix = new() { Address = Address.Parse("192.0.2.129"), Len = 25 },
        });
        await DumpPoolsAsync(vpp);
    }

    private static Task PoolAsync(Transcript vpp, string why, Nat44AddDelAddressRange range)
        => vpp.CallAsync<Nat44AddDelAddressRange, Nat44AddDelAddressRangeReply>(why, range);

    private static async Task DumpInterfacesAsync(Transcript vpp)
    {
        await vpp.DumpAsync<Nat44InterfaceDump, Nat44InterfaceDetails>(new());
        await vpp.StreamAsync<Nat44EdOutputInterfaceGet, Nat44EdOutputInterfaceGetReply, Nat44EdOutputInterfaceDetails>(new());
    }

    private static async Task DumpPoolsAsync(Transcript vpp)
    {
        await vpp.DumpAsync<Nat44AddressDump, Nat44AddressDetails>(new());
        await vpp.DumpAsync<Nat44InterfaceAddrDump, Nat44InterfaceAddrDetails>(new());
    }

    private static Nat44InterfaceAddDelFeature Role(bool isAdd, uint index, NatConfigFlags role) => new() { IsAdd = isAdd, SwIfIndex = index, Flags = role };

    private static Nat44AddDelAddressRange Range(bool isAdd, string first, string last, NatConfigFlags flags = NatConfigFlags.None, uint vrf = uint.MaxValue)
        => new() { IsAdd = isAdd, FirstIpAddress = Ip(first), LastIpAddress = Ip(last), Flags = flags, VrfId = vrf };

    private static Ip4Address Ip(string text) => Ip4Address.Parse(text);
}
