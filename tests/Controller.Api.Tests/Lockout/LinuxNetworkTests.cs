using System.Net;
using Controller.Api.Lockout;
using TestKit;

namespace Controller.Api.Tests.Lockout;

/// <summary>What the kernel's files say about the way to an address.</summary>
public sealed class LinuxNetworkTests : IDisposable
{
    // As on a machine with eth0 10.0.2.15/24, a default route by 10.0.2.2, a tap vpp0 10.255.0.2/30 and 203.0.113.0/24 by 10.255.0.1.
    private const string Routes = """
        Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
        eth0	00000000	0202000A	0003	0	0	100	00000000	0	0	0
        eth0	0002000A	00000000	0001	0	0	100	00FFFFFF	0	0	0
        vpp0	0000FF0A	00000000	0001	0	0	0	FCFFFFFF	0	0	0
        vpp0	007100CB	0100FF0A	0003	0	0	20	00FFFFFF	0	0	0
        vpp1	007100CB	0100FF0A	0003	0	0	10	00FFFFFF	0	0	0
        eth0	006433C6	00000000	0201	0	0	0	00FFFFFF	0	0	0
        """;

    private const string RoutesIPv6 = """
        20010db8000900000000000000000000 30 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003     vpp0
        20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
        00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly LinuxNetwork _linux;

    public LinuxNetworkTests()
    {
        Directory.CreateDirectory(_directory.File("net"));
        File.WriteAllText(_directory.File("net/route"), Routes + "\n");
        File.WriteAllText(_directory.File("net/ipv6_route"), RoutesIPv6 + "\n");
        Device("lo", 1, 1);
        Device("eth0", 2, 2);
        Device("vpp-host", 7, 8);
        Device("vpp-side", 8, 7);
        Device("vlan5", 9, 2);
        _linux = new LinuxNetwork(_directory.File("net"), _directory.File("class"), address => address.ToString() == "10.0.2.15");
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("203.0.113.7", "vpp1", "10.255.0.1")]
    [InlineData("10.255.0.1", "vpp0", null)]
    [InlineData("10.0.2.9", "eth0", null)]
    [InlineData("8.8.8.8", "eth0", "10.0.2.2")]
    [InlineData("198.51.100.1", "eth0", "10.0.2.2")]
    [InlineData("2001:db8:9::1", "vpp0", "fe80::1")]
    [InlineData("2001:db8::1", "eth0", null)]
    public void RouteTo_AnAddress_IsTheKernelsChoice(string address, string device, string? gateway) =>
        Assert.Equal(new LinuxRoute(device, gateway is null ? null : IPAddress.Parse(gateway)), _linux.RouteTo(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.2.15")]
    [InlineData("2001:db9::1")]
    public void RouteTo_OwnOrUnreachable_IsNone(string address) => Assert.Null(_linux.RouteTo(IPAddress.Parse(address)));

    [Theory]
    [InlineData("vpp-host", "vpp-side")]
    [InlineData("vpp-side", "vpp-host")]
    [InlineData("eth0", null)]
    [InlineData("vlan5", null)]
    [InlineData("gone", null)]
    public void OtherEndOf_ADevice_IsThatOfItsVethPair(string device, string? other) => Assert.Equal(other, _linux.OtherEndOf(device));

    [Fact]
    public void ThisMachine_IsRead()
    {
        // Whatever its routes are, reading them works.
        _ = new LinuxNetwork().RouteTo(IPAddress.Parse("192.0.2.1"));
        Assert.Null(new LinuxNetwork().RouteTo(IPAddress.Loopback));
        Assert.Null(new LinuxNetwork().OtherEndOf("lo"));
    }

    private void Device(string name, int index, int link)
    {
        Directory.CreateDirectory(_directory.File($"class/{name}"));
        File.WriteAllText(_directory.File($"class/{name}/ifindex"), $"{index}\n");
        File.WriteAllText(_directory.File($"class/{name}/iflink"), $"{link}\n");
    }
}
