using VppApi.Generated;
using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace VppSim.Tests.Differential;

/// <summary>Loopbacks, their settings, addresses and tables.</summary>
internal static class InterfaceScript
{
    private const uint Nowhere = 77;

    public static async Task RunAsync(Transcript vpp)
    {
        vpp.Say("come and go");
        await vpp.CallAsync<CreateLoopback, CreateLoopbackReply>("first", new());
        await vpp.CallAsync<CreateLoopbackInstance, CreateLoopbackInstanceReply>("instance 5", Loopback(5));
        await vpp.CallAsync<CreateLoopbackInstance, CreateLoopbackInstanceReply>("instance 5 again", Loopback(5));
        await vpp.CallAsync<CreateLoopbackInstance, CreateLoopbackInstanceReply>("any instance", new());
        await vpp.CallAsync<CreateLoopbackInstance, CreateLoopbackInstanceReply>("with a MAC",
            new() { IsSpecified = true, UserInstance = 9, MacAddress = MacAddress.Parse("02:fe:00:00:00:09") });
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("second", new() { SwIfIndex = 2 });
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("second again", new() { SwIfIndex = 2 });
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("local0", new() { SwIfIndex = 0 });
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("nothing there", new() { SwIfIndex = Nowhere });
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new());
        await vpp.CallAsync<CreateLoopbackInstance, CreateLoopbackInstanceReply>("takes the free index", Loopback(2));
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new() { NameFilterValid = true, NameFilter = "OOP2" });
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new() { SwIfIndex = 3 });
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new() { SwIfIndex = Nowhere });

        vpp.Say("settings");
        foreach (var index in (uint[])[1, 1, Nowhere])
            await vpp.CallAsync<SwInterfaceSetFlags, SwInterfaceSetFlagsReply>($"{index} up", new() { SwIfIndex = index, Flags = IfStatusFlags.AdminUp });
        await vpp.CallAsync<SwInterfaceSetMtu, SwInterfaceSetMtuReply>("1400", new() { SwIfIndex = 1, Mtu = Mtu(1400, 0, 0, 0) });
        await vpp.CallAsync<SwInterfaceSetMtu, SwInterfaceSetMtuReply>("each", new() { SwIfIndex = 3, Mtu = Mtu(1500, 1300, 1280, 1200) });
        await vpp.CallAsync<SwInterfaceSetMtu, SwInterfaceSetMtuReply>("nothing there", new() { SwIfIndex = Nowhere, Mtu = Mtu(1, 0, 0, 0) });
        await vpp.CallAsync<HwInterfaceSetMtu, HwInterfaceSetMtuReply>("loopback", new() { SwIfIndex = 1, Mtu = 1500 });
        await vpp.CallAsync<HwInterfaceSetMtu, HwInterfaceSetMtuReply>("nothing there", new() { SwIfIndex = Nowhere, Mtu = 1500 });
        await vpp.CallAsync<SwInterfaceSetMacAddress, SwInterfaceSetMacAddressReply>("unicast",
            new() { SwIfIndex = 1, MacAddress = MacAddress.Parse("02:fe:11:22:33:44") });
        await vpp.CallAsync<SwInterfaceSetMacAddress, SwInterfaceSetMacAddressReply>("local0",
            new() { SwIfIndex = 0, MacAddress = MacAddress.Parse("02:fe:11:22:33:45") });
        await vpp.CallAsync<SwInterfaceSetMacAddress, SwInterfaceSetMacAddressReply>("nothing there", new() { SwIfIndex = Nowhere });
        await vpp.CallAsync<SwInterfaceGetMacAddress, SwInterfaceGetMacAddressReply>("1", new() { SwIfIndex = 1 });
        await vpp.CallAsync<SwInterfaceGetMacAddress, SwInterfaceGetMacAddressReply>("nothing there", new() { SwIfIndex = Nowhere });
        await vpp.CallAsync<SwInterfaceTagAddDel, SwInterfaceTagAddDelReply>("set", new() { IsAdd = true, SwIfIndex = 1, Tag = "vppilot:lan" });
        await vpp.CallAsync<SwInterfaceTagAddDel, SwInterfaceTagAddDelReply>("other", new() { IsAdd = true, SwIfIndex = 1, Tag = "vppilot:wan" });
        await vpp.CallAsync<SwInterfaceTagAddDel, SwInterfaceTagAddDelReply>("clear", new() { SwIfIndex = 3 });
        await vpp.CallAsync<SwInterfaceTagAddDel, SwInterfaceTagAddDelReply>("nothing there", new() { IsAdd = true, SwIfIndex = Nowhere, Tag = "x" });
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new());

        await AddressesAsync(vpp);
        await TablesAsync(vpp);
        vpp.Say("events");
        await vpp.CallAsync<WantInterfaceEvents, WantInterfaceEventsReply>("on", new() { EnableDisable = 1, Pid = 1 });
        await vpp.CallAsync<WantInterfaceEvents, WantInterfaceEventsReply>("on again", new() { EnableDisable = 1, Pid = 1 });
        await vpp.CallAsync<WantInterfaceEvents, WantInterfaceEventsReply>("off", new() { EnableDisable = 0, Pid = 1 });
        await vpp.CallAsync<WantInterfaceEvents, WantInterfaceEventsReply>("off again", new() { EnableDisable = 0, Pid = 1 });
    }

    private static async Task AddressesAsync(Transcript vpp)
    {
        vpp.Say("addresses");
        foreach (var (index, address) in new (uint, string)[]
        {
            (1, "10.0.0.1/24"), (1, "10.0.0.1/24"), (1, "10.0.0.2/24"), (1, "10.0.0.1/16"), (1, "10.0.0.200/25"), (3, "10.0.0.3/24"), (3, "10.0.0.1/32"),
            (3, "10.0.0.77/32"), (3, "10.0.0.0/8"), (3, "192.0.2.1/31"), (3, "0.0.0.0/0"), (3, "224.0.0.1/24"),
            (1, "2001:db8::1/64"), (1, "2001:db8::1/64"), (3, "2001:db8::2/64"), (3, "2001:db8:1::1/64"), (Nowhere, "10.9.0.1/24"),
        })
        {
            await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>($"{address} on {index}", Address(index, address, isAdd: true));
        }
        await DumpAddressesAsync(vpp);
        foreach (var (index, address) in new (uint, string)[]
        {
            (1, "10.0.0.2/24"), (1, "10.0.0.2/24"), (1, "10.0.0.1/25"), (3, "10.0.0.1/24"), (3, "2001:db8:1::1/64"), (1, "2001:db8:9::1/64"),
            (Nowhere, "10.9.0.1/24"),
        })
        {
            await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>($"no {address} on {index}", Address(index, address, isAdd: false));
        }
        await DumpAddressesAsync(vpp);
    }

    private static async Task TablesAsync(Transcript vpp)
    {
        vpp.Say("tables");
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("with addresses, missing table", new() { SwIfIndex = 1, VrfId = 10 });
        await vpp.CallAsync<IpTableAddDelV2, IpTableAddDelV2Reply>("10", new() { Table = new() { TableId = 10, Name = "ten" } });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("with addresses", new() { SwIfIndex = 1, VrfId = 10 });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("with addresses, the same table", new() { SwIfIndex = 1, VrfId = 0 });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("IPv6, missing table", new() { SwIfIndex = 4, VrfId = 10, IsIpv6 = true });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("free", new() { SwIfIndex = 4, VrfId = 10 });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("free again", new() { SwIfIndex = 4, VrfId = 10 });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("nothing there", new() { SwIfIndex = Nowhere, VrfId = 0 });
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("same subnet, other table", Address(4, "10.0.0.1/24", isAdd: true));
        foreach (var index in (uint[])[1, 4, Nowhere])
            await vpp.CallAsync<SwInterfaceGetTable, SwInterfaceGetTableReply>($"{index}", new() { SwIfIndex = index });
        await vpp.CallAsync<SwInterfaceGetTable, SwInterfaceGetTableReply>("IPv6", new() { SwIfIndex = 4, IsIpv6 = true });
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("all of 1", new() { SwIfIndex = 1, DelAll = true });
        await vpp.CallAsync<SwInterfaceSetTable, SwInterfaceSetTableReply>("now without addresses", new() { SwIfIndex = 1, VrfId = 10 });
        await DumpAddressesAsync(vpp);
        vpp.Say("addresses go with their interface");
        await vpp.CallAsync<DeleteLoopback, DeleteLoopbackReply>("with addresses", new() { SwIfIndex = 3 });
        await vpp.CallAsync<SwInterfaceAddDelAddress, SwInterfaceAddDelAddressReply>("address is free again", Address(1, "192.0.2.1/31", isAdd: true));
        await vpp.DumpAsync<SwInterfaceDump, SwInterfaceDetails>(new());
    }

    private static async Task DumpAddressesAsync(Transcript vpp)
    {
        foreach (var index in (uint[])[1, 3, Nowhere])
        {
            await vpp.DumpAsync<IpAddressDump, IpAddressDetails>(new() { SwIfIndex = index });
            await vpp.DumpAsync<IpAddressDump, IpAddressDetails>(new() { SwIfIndex = index, IsIpv6 = true });
        }
    }

    private static CreateLoopbackInstance Loopback(uint instance) => new() { IsSpecified = true, UserInstance = instance };

    private static SwInterfaceAddDelAddress Address(uint index, string address, bool isAdd)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        return new()
        {
            SwIfIndex = index, IsAdd = isAdd,
            Prefix = new() { Address = VppApi.Generated.IpTypes.Address.Parse(address[..slash]), Len = byte.Parse(address[(slash + 1)..]) },
        };
    }

    private static FixedArray4<uint> Mtu(uint l3, uint ip4, uint ip6, uint mpls) => new([l3, ip4, ip6, mpls]);
}
