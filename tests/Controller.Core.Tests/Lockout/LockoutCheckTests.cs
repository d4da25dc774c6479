using System.Net;
using Controller.Core.Lockout;
using Controller.Core.Planning;
using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Core.Tests.Lockout;

/// <summary>Which changes cut a session that comes by a tap, through VPP, from behind wan; and which do not.</summary>
public sealed class LockoutCheckTests
{
    private const string Router = """
        vppilot: 1
        vrfs: { 10: {} }
        interfaces:
          host: { type: tap, id: 0, host-interface: vpp0, addresses: [10.255.0.1/30] }
          lan: { type: loopback, instance: 1, addresses: [10.0.0.1/24], mtu: 1500 }
          wan: { type: af-packet, host-interface: eth0, addresses: [192.0.2.2/24] }
          spare: { type: af-packet, host-interface: eth1, addresses: [198.51.100.2/24] }
        routes:
          - { prefix: 203.0.113.0/24, via: [{ address: 192.0.2.1, interface: wan }] }
          - { prefix: 0.0.0.0/0, via: [{ address: 198.51.100.1, interface: spare }] }
        """;

    private static readonly ManagementPath Far = new(IPAddress.Parse("203.0.113.7"), "host", IPAddress.Parse("10.255.0.1"));
    private static readonly ManagementPath Near = new(IPAddress.Parse("192.0.2.9"), "host", IPAddress.Parse("10.255.0.1"));

    public static TheoryData<string, string, string, string> Cuts => new()
    {
        { "the tap is removed", "  host: { type: tap, id: 0, host-interface: vpp0, addresses: [10.255.0.1/30] }\n", "", "interface/host is removed: by it the session from 203.0.113.7 comes" },
        { "the tap is set down", "addresses: [10.255.0.1/30]", "addresses: [10.255.0.1/30], state: down", "interface/host is set down" },
        { "the tap is made again", "host-interface: vpp0", "host-interface: vpp0, rx-ring: 1024", "interface/host is taken down and made again" },
        { "the tap moves to another table", "addresses: [10.255.0.1/30]", "addresses: [10.255.0.1/30], vrf: 10", "interface/host moves from table 0 to 10" },
        { "VPP's end of the link gets another address", "10.255.0.1/30", "10.255.0.2/30", "interface/host/address/10.255.0.1/30 goes away" },
        { "the uplink is set down", "addresses: [192.0.2.2/24]", "addresses: [192.0.2.2/24], state: down", "interface/wan is set down: by it VPP reaches 203.0.113.7" },
        { "a blackhole takes its place", "{ prefix: 203.0.113.0/24, via: [{ address: 192.0.2.1, interface: wan }] }", "{ prefix: 203.0.113.0/24, blackhole: true }", "route/0/203.0.113.0/24 would drop everything to 203.0.113.7" },
        { "a longer blackhole", "routes:\n", "routes:\n  - { prefix: 203.0.113.0/28, blackhole: true }\n", "route/0/203.0.113.0/28 would drop everything" },
    };

    public static TheoryData<string, string, string> Harmless => new()
    {
        { "another MTU", "mtu: 1500", "mtu: 1400" },
        { "an interface that is not on the way", "  lan: { type: loopback, instance: 1, addresses: [10.0.0.1/24], mtu: 1500 }\n", "" },
        { "another next hop on the same uplink", "192.0.2.1, interface: wan", "192.0.2.254, interface: wan" },
        { "the way leads by another interface that is up", "{ address: 192.0.2.1, interface: wan }", "{ address: 198.51.100.1, interface: spare }" },
        { "the route goes, and the default route leads there too", "  - { prefix: 203.0.113.0/24, via: [{ address: 192.0.2.1, interface: wan }] }\n", "" },
        { "one more address on the tap", "[10.255.0.1/30]", "[10.255.0.1/30, 10.254.0.1/30]" },
        { "a new name for the tap", "  host: {", "  management: {" },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Reasons_OfAChangeThatCuts_SayWhatAndWhy(string what, string from, string to, string expected)
    {
        Assert.Contains(from, Router, StringComparison.Ordinal);
        var reasons = Reasons(Router.Replace(from, to, StringComparison.Ordinal), Far);
        Assert.True(reasons.Any(reason => reason.Contains(expected, StringComparison.Ordinal)), $"{what}: {string.Join('\n', reasons)}");
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Reasons_OfAChangeThatDoesNot_AreNone(string what, string from, string to)
    {
        Assert.Contains(from, Router, StringComparison.Ordinal);
        var reasons = Reasons(Router.Replace(from, to, StringComparison.Ordinal), Far);
        Assert.True(reasons.Count == 0, $"{what}: {string.Join('\n', reasons)}");
    }

    [Fact]
    public void Reasons_BothRoutesGo_SayThatThereIsNoOtherWay()
    {
        var reasons = Reasons(Router[..Router.IndexOf("routes:", StringComparison.Ordinal)], Far);
        Assert.Equal(["route/0/203.0.113.0/24 goes away, and there is no other way to 203.0.113.7, from where the session comes."], reasons);
    }

    [Fact]
    public void Reasons_PeerIsOnAConnectedNetwork_SeeItsAddress()
    {
        var reasons = Reasons(Router.Replace("addresses: [192.0.2.2/24]", "addresses: []", StringComparison.Ordinal)
            .Replace("  - { prefix: 0.0.0.0/0, via: [{ address: 198.51.100.1, interface: spare }] }", "", StringComparison.Ordinal)
            .Replace("via: [{ address: 192.0.2.1, interface: wan }]", "blackhole: true", StringComparison.Ordinal), Near);
        Assert.Contains(reasons, reason => reason.StartsWith("interface/wan/address/192.0.2.2/24 goes away", StringComparison.Ordinal));
    }

    [Fact]
    public void Reasons_SessionDoesNotComeThroughVpp_AreNone() =>
        Assert.Empty(Reasons("vppilot: 1", new ManagementPath(IPAddress.Parse("203.0.113.7"), "no-such-interface", null)));

    private static IReadOnlyList<string> Reasons(string after, ManagementPath path)
    {
        var snapshot = Snapshot.Of(ResourcesOf(Router), ResourcesOf(Router));
        return LockoutCheck.Reasons(Planner.Plan(ResourcesOf(after), snapshot), snapshot, path);
    }

    private static ResourceSet ResourcesOf(string document)
    {
        var reading = ConfigReader.Read(document);
        Assert.True(reading.IsValid, string.Join('\n', reading.Findings));
        return ResourceExpansion.Expand(reading.Config!);
    }
}
