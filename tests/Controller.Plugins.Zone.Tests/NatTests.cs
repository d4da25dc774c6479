using Controller.Plugins.Zone.Tests.Building;
using Controller.Plugins.Zone.Tests.Lab;
using VppApi.Generated.Zone.Zone;
using Xunit;

namespace Controller.Plugins.Zone.Tests;

/// <summary>What policy sees of translated traffic.</summary>
public sealed class NatTests(NatLab lab) : IClassFixture<NatLab>
{
    [ZoneFact]
    internal async Task Trace_SourceAndDestinationNat_PolicySeesOriginalSourceAndTranslatedDestination()
    {
        await lab.CommitAsync(lab.Rules()
            .Set(1, "10.10.0.2/32")
            .Policy(10, ZoneAction.Permit, [Ruleset.Http], source: [1])
            .Policy(20, ZoneAction.Permit, [Ruleset.Http], Ruleset.Untrust, Ruleset.Trust, destination: [1]));
        await lab.CliAsync("trace add af-packet-input 100");

        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, "http://203.0.113.100/"));
        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Server, "http://203.0.113.1:8080/"));

        var trace = await lab.CliAsync("show trace max 100");
        // The packet on the wire is from 203.0.113.1 by then: our node stands before NAT's.
        Assert.Matches("(?s)zone-ip4-output\\s+permit: permitted by policy\\s+TCP 10\\.10\\.0\\.2:\\d+ -> 203\\.0\\.113\\.100:80\\s.{1,200}nat-pre-in2out-output", trace);
        Assert.Matches("(?s)nat44-ed-out2in.*zone-ip4-output\\s+permit: permitted by policy\\s+TCP 203\\.0\\.113\\.100:\\d+ -> 10\\.10\\.0\\.2:8080", trace);
    }

    [ZoneFact]
    internal async Task PortForward_NoPolicyForIt_IsBlocked()
    {
        await lab.CommitAsync(lab.Open());

        Assert.StartsWith("000", await ZoneLab.CurlAsync(lab.Server, "http://203.0.113.1:8080/"), StringComparison.Ordinal);
    }

    [ZoneFact]
    internal async Task Commit_NatsInsideRoleOnAnInterface_IsRefusedWithTheNode()
    {
        var name = (await lab.CliAsync("show interface addr")).Split('\n').Select(static line => line.Split(' ')[0]).First(static word => word.StartsWith("host-zt", StringComparison.Ordinal));
        await lab.CliAsync($"set interface nat44 in {name}");
        try
        {
            var failure = await Assert.ThrowsAsync<VppApi.VppApiException>(() => lab.CommitAsync(lab.Open()));

            Assert.Contains("zone_ruleset_commit", failure.Message, StringComparison.Ordinal);
            Assert.True((await lab.Api.ZoneTestPacketAsync(NatsInside())).Reason.ToString().Contains("nat", StringComparison.Ordinal));
        }
        finally
        {
            await lab.CliAsync($"set interface nat44 in {name} del");
        }
    }

    private ZoneTestPacket NatsInside() => new()
    {
        SwIfIndex = lab.TrustIndex,
        Source = new VppApi.Generated.Zone.IpTypes.Address(System.Net.IPAddress.Parse("10.10.0.2")),
        Destination = new VppApi.Generated.Zone.IpTypes.Address(System.Net.IPAddress.Parse("203.0.113.100")),
        Protocol = 6,
        DestinationPort = 80,
    };
}
