using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.IpNeighbor;
using VppApi.Generated.IpTypes;

namespace VppSim.Tests.Differential;

/// <summary>Neighbours.</summary>
internal static class NeighborScript
{
    private const string First = "02:fe:00:00:00:02";
    private const string Second = "02:fe:00:00:00:03";

    public static async Task RunAsync(Transcript vpp)
    {
        await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>("loop0", new());
        await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>("loop1", new());
        await vpp.CallAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>("up", new() { SwIfIndex = 1, Flags = IfStatusFlags.AdminUp });
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("address",
            new() { SwIfIndex = 1, IsAdd = true, Prefix = new() { Address = Address.Parse("10.0.0.1"), Len = 24 } });
        foreach (var (index, address, mac, flags) in new (uint, string, string, IpNeighborFlags)[]
        {
            (1, "10.0.0.2", First, IpNeighborFlags.Static), (1, "10.0.0.2", First, IpNeighborFlags.Static), (1, "10.0.0.2", Second, IpNeighborFlags.Static),
            (1, "10.0.0.2", First, IpNeighborFlags.None), (1, "10.0.0.3", First, IpNeighborFlags.None), (1, "10.0.0.3", Second, IpNeighborFlags.Static),
            (1, "10.0.0.4", First, IpNeighborFlags.NoFibEntry), (1, "192.0.2.7", First, IpNeighborFlags.Static), (2, "10.1.0.2", First, IpNeighborFlags.Static),
            (1, "2001:db8::2", First, IpNeighborFlags.Static), (77, "10.0.0.2", First, IpNeighborFlags.Static),
        })
        {
            await vpp.CallAsync<IpNeighborAddDel, IpNeighborAddDelReply>($"{address} is {mac} on {index} {flags}", Neighbor(true, index, address, mac, flags), "StatsIndex");
        }
        await DumpAsync(vpp);
        await vpp.CallAsync<IpNeighborAddDel, IpNeighborAddDelReply>("no 10.0.0.2", Neighbor(false, 1, "10.0.0.2", First, IpNeighborFlags.None), "StatsIndex");
        await vpp.CallAsync<IpNeighborAddDel, IpNeighborAddDelReply>("no 10.0.0.2 again", Neighbor(false, 1, "10.0.0.2", First, IpNeighborFlags.None), "StatsIndex");
        await vpp.CallAsync<IpNeighborAddDel, IpNeighborAddDelReply>("no 10.0.0.99", Neighbor(false, 1, "10.0.0.99", First, IpNeighborFlags.None), "StatsIndex");
        await vpp.CallAsync<IpNeighborAddDel, IpNeighborAddDelReply>("nothing there", Neighbor(false, 77, "10.0.0.2", First, IpNeighborFlags.None), "StatsIndex");
        await DumpAsync(vpp);
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("loop0", new() { SwIfIndex = 1 });
        await DumpAsync(vpp);
    }

    private static IpNeighborAddDel Neighbor(bool isAdd, uint index, string address, string mac, IpNeighborFlags flags) => new()
    {
        IsAdd = isAdd,
        Neighbor = new() { SwIfIndex = index, IpAddress = Address.Parse(address), MacAddress = MacAddress.Parse(mac), Flags = flags },
    };

    private static async Task DumpAsync(Transcript vpp)
    {
        await vpp.DumpAsync<IpNeighborDump, IpNeighborDetails>(new(), "Age");
        await vpp.DumpAsync<IpNeighborDump, IpNeighborDetails>(new() { Af = AddressFamily.Ip6 }, "Age");
        await vpp.DumpAsync<IpNeighborDump, IpNeighborDetails>(new() { SwIfIndex = 2 }, "Age");
    }
}
