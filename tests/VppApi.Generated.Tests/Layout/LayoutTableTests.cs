using VppApi.Generated.FibTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Memclnt;
using VppApi.Generated.Tests.RoundTrip;

namespace VppApi.Generated.Tests.Layout;

/// <summary>Sizes and offsets worked out by hand from VPP's .api files, for messages whose layouts are unlike.</summary>
public sealed class LayoutTableTests
{
    [Theory]
    // name, CRC, bytes with empty arrays, offset of client_index, of context, of retval
    [InlineData("control_ping", 0x51077d14, 10, 2, 6, -1)]
    // client_index comes behind retval
    [InlineData("control_ping_reply", 0xf6b0b8ca, 2 + 4 + 4 + 4 + 4, 10, 2, 6)]
    // no client_index: the client has none yet
    [InlineData("sockclnt_create", 0x455fb9c4, 2 + 4 + 64, -1, 2, -1)]
    // client_index before context; response is no retval
    [InlineData("sockclnt_create_reply", 0x35166268, 2 + 4 + 4 + 4 + 4 + 2, 2, 6, -1)]
    [InlineData("sockclnt_delete", 0x8ac76db6, 2 + 4 + 4 + 4, 2, 6, -1)]
    [InlineData("sockclnt_delete_reply", 0x8f38b1ee, 2 + 4 + 4, -1, 2, -1)]
    // a string without a fixed size takes its length alone
    [InlineData("get_api_json_reply", 0xea715b59, 2 + 4 + 4 + 4, -1, 2, 6)]
    [InlineData("sw_interface_dump", 0xaa610c27, 10 + 4 + 1 + 4, 2, 6, -1)]
    [InlineData("sw_interface_details", 0x6c221fc7, 295, -1, 2, -1)]
    // an event: no context
    [InlineData("sw_interface_event", 0x2d3d95a7, 2 + 4 + 4 + 4 + 4 + 1, 2, -1, -1)]
    [InlineData("want_interface_events", 0x476f5a08, 10 + 4 + 4, 2, 6, -1)]
    // is_add, is_multipath, table, stats index, prefix (family, union, length), count
    [InlineData("ip_route_add_del", 0xb8ecfe0d, 10 + 1 + 1 + 4 + 4 + (1 + 16 + 1) + 1, 2, 6, -1)]
    [InlineData("ip_route_add_del_v2", 0x521ef330, 10 + 1 + 1 + 4 + 4 + (1 + 16 + 1) + 1 + 1, 2, 6, -1)]
    [InlineData("nat44_ed_plugin_enable_disable", 0xbe17f8dd, 10 + 4 + 4 + 4 + 4 + 1 + 1, 2, 6, -1)]
    [InlineData("show_version_reply", 0xc919bde1, 10 + 32 + 32 + 32 + 256, -1, 2, 6)]
    // its retval is unsigned, which makes it a value like any other
    [InlineData("get_f64_endian_value_reply", 0x7e02e404, 10 + 8, -1, 2, -1)]
    [InlineData("trace_details", 0x1553e9eb, 2 + 4 + 4 + 4 + 4 + 1 + 1 + 1 + 4 + 4, 2, 6, -1)]
    public void Descriptor_OfAKnownMessage_HasItsLayout(string name, uint crc, int size, int clientIndex, int context, int retval)
    {
        var descriptor = Assert.IsType<MessageDescriptor>(MessageCatalog.Find(name));
        Assert.Equal(
            (crc, size, clientIndex, context, retval),
            (descriptor.Crc, descriptor.MinimumSize, descriptor.ClientIndexOffset, descriptor.ContextOffset, descriptor.RetvalOffset));
    }

    [Theory]
    [InlineData(1, 206)]
    [InlineData(2, 206 + 167)]
    public void GetSize_OfARoute_AddsItsPaths(int paths, int size)
        => Assert.Equal(size, new IpRouteAddDel { Route = new IpRoute { Paths = new FibPath[paths] } }.GetSize());

    [Fact]
    public void GetSize_OfAMessageTable_AddsItsEntries()
        => Assert.Equal(20 + (3 * 66), new SockclntCreateReply { MessageTable = new MessageTableEntry[3] }.GetSize());

    [Fact]
    public void GetSize_OfTypesWithUnions_CountsTheLargestArm()
    {
        Assert.Equal(17, default(Address).GetSize());
        Assert.Equal(18, default(Prefix).GetSize());
        Assert.Equal(167, default(FibPath).GetSize());
    }

    [Fact]
    public void Encode_OfAnInterfaceDump_IsWhatVppExpects()
    {
        var probe = MessageProbe.All.Single(p => p.Type == typeof(SwInterfaceDump));
        var bytes = probe.Encode(new SwInterfaceDump { NameFilterValid = true, NameFilter = "tap" });
        Assert.Equal("0000000000000000" + "0000" + "ffffffff" + "01" + "00000003746170", Convert.ToHexStringLower(bytes));
    }
}
