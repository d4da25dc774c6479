using Controller.Plugins.Zone.Tests.Building;
using Controller.Plugins.Zone.Tests.Lab;
using TestKit.Lab;
using VppApi.Generated.Zone.Zone;
using Xunit;

namespace Controller.Plugins.Zone.Tests;

/// <summary>Real programs through the plugin: for each feature something that passes and something that does not.</summary>
public abstract class TrafficTests<TLab>(TLab lab)
    where TLab : ZoneLab
{
    private const string ServerAddress = "203.0.113.100";

    [ZoneFact]
    internal async Task Curl_PolicyForOnePort_ThatPortPassesAndAnotherDoesNot()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Permit, [Ruleset.Http]));

        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, $"http://{ServerAddress}/"));
        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, "http://[fd02::2]/"));
        Assert.StartsWith("000", await ZoneLab.CurlAsync(lab.Client, $"http://{ServerAddress}:81/"), StringComparison.Ordinal);
        Assert.StartsWith("000", await ZoneLab.CurlAsync(lab.Client, "http://[fd02::2]:81/"), StringComparison.Ordinal);
    }

    [ZoneFact]
    internal async Task Ping_PolicyOneWay_AnswersComeBackAndTheOtherWayIsClosed()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Permit, [Ruleset.Ping, Ruleset.Ping6]));

        Assert.True(await PingAsync(lab.Client, ServerAddress));
        Assert.True(await PingAsync(lab.Client, "fd02::2"));
        Assert.False(await PingAsync(lab.Server, "fd01::2"));
    }

    [ZoneFact]
    internal async Task Ping_LargerThanTheLink_FragmentsPassWithTheirSession()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Permit, [Ruleset.Ping, Ruleset.Ping6]));

        // Three, of which one must come back: NAT44-ED by itself does not translate the later fragments of a flow's first datagram.
        Assert.True(await PingAsync(lab.Client, ServerAddress, "-s", "4000", "-c3", "-i0.3"));
        Assert.True(await PingAsync(lab.Client, "fd02::2", "-s", "4000", "-c3", "-i0.3"));
        Assert.Contains(await lab.SessionsAsync(), session => session.Protocol == 1 && session.ClientPackets >= 3);

        await lab.CommitAsync(lab.Rules());
        Assert.False(await PingAsync(lab.Client, ServerAddress, "-s", "4000"));
        Assert.False(await PingAsync(lab.Client, "fd02::2", "-s", "4000"));
    }

    [ZoneFact]
    internal async Task Reject_TcpAndUdp_SenderIsToldAtOnce()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Reject, [Ruleset.AnyTcp, Ruleset.AnyUdp]));

        // What is dropped in silence reads "timed out".
        Assert.Contains("Failed to connect", await ZoneLab.CurlAsync(lab.Client, $"http://{ServerAddress}/"), StringComparison.Ordinal);
        Assert.Contains("Failed to connect", await ZoneLab.CurlAsync(lab.Client, "http://[fd02::2]/"), StringComparison.Ordinal);
        // "administratively prohibited" reaches a UDP socket as no route to host
        Assert.Contains("No route to host", await UdpAnswerAsync(ServerAddress), StringComparison.Ordinal);
    }

    [ZoneFact]
    internal async Task IcmpError_AboutAnOpenSession_ReachesItsClient()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Permit, [Ruleset.AnyUdp]));

        // Nothing listens there: the server's kernel answers port unreachable, which no policy permits by itself.
        Assert.Contains("Connection refused", await UdpAnswerAsync(ServerAddress), StringComparison.Ordinal);
    }

    [ZoneFact]
    internal async Task HostInbound_PingFromTrustOnly_RouterAnswersTrust()
    {
        await lab.CommitAsync(lab.Rules());

        Assert.True(await PingAsync(lab.Client, "10.10.0.1"));
        Assert.True(await PingAsync(lab.Client, "fd01::1"));
        Assert.False(await PingAsync(lab.Server, "203.0.113.1"));
        Assert.False(await PingAsync(lab.Server, "fd02::1"));
    }

    [ZoneFact]
    internal async Task TimeToLive_EndsAtTheRouter_TheErrorLeavesWithoutAPolicy()
    {
        await lab.CommitAsync(lab.Rules());

        var text = await lab.Client.ExecuteAsync("sh", "-c", $"ping -c1 -t1 -W1 {ServerAddress} || true");

        Assert.Contains("Time to live exceeded", text, StringComparison.Ordinal);
    }

    [ZoneFact]
    internal async Task AddressSets_RangeAndExclusion_DecideByAddress()
    {
        var rules = lab.Rules()
            .Set(1, "10.10.0.1-10.10.0.9")
            .Set(2, "10.10.0.2/32")
            .Policy(10, ZoneAction.Permit, [Ruleset.Http], source: [2], flags: ZonePolicyFlags.SourceExcluded)
            .Policy(11, ZoneAction.Permit, [Ruleset.Ping], source: [1]);
        await lab.CommitAsync(rules);

        Assert.True(await PingAsync(lab.Client, ServerAddress));
        Assert.StartsWith("000", await ZoneLab.CurlAsync(lab.Client, $"http://{ServerAddress}/"), StringComparison.Ordinal);
    }

    [ZoneFact]
    internal async Task Policies_FirstOneThatFits_Decides()
    {
        await lab.CommitAsync(lab.Rules().Policy(10, ZoneAction.Deny, [Ruleset.Ping]).Policy(11, ZoneAction.Permit, []));

        Assert.False(await PingAsync(lab.Client, ServerAddress));
        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, $"http://{ServerAddress}/"));
    }

    [ZoneFact]
    internal async Task Interface_TakenOutOfItsZone_Denies()
    {
        var rules = lab.Open();
        rules.Interfaces.RemoveAll(one => one.Zone == Ruleset.Untrust);
        await lab.CommitAsync(rules);

        Assert.False(await PingAsync(lab.Client, ServerAddress));
        Assert.False(await PingAsync(lab.Server, "203.0.113.1"));
    }

    private static Task<bool> PingAsync(NetworkNamespace from, string address, params string[] more)
        => ZoneLab.AnswersAsync(from, ["ping", "-c1", "-W2", .. more, address]);

    private async Task<string> UdpAnswerAsync(string address)
        => await lab.Client.ExecuteAsync(
            "python3", "-c", $"""
            import socket
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(3)
            s.connect(("{address}", 9999))
            s.send(b"x")
            try:
                s.recv(10)
            except OSError as e:
                print(e)
            """);
}
