using Controller.Plugins.Zone.Tests.Building;
using Controller.Plugins.Zone.Tests.Lab;
using Controller.Stats;
using Controller.Stats.Values;
using TestKit;
using VppApi.Generated.Zone.Zone;
using Xunit;

namespace Controller.Plugins.Zone.Tests;

/// <summary>Each screen is set off by a packet that was made for it, and by nothing that curl and ping send.</summary>
public sealed class ScreenTests(PlainLab lab) : IClassFixture<PlainLab>
{
    private const string From = "10.10.0.2", To = "203.0.113.100";

    public static TheoryData<string, string> Packets() => new()
    {
        { nameof(ZoneScreens.Land), $"send(ip('{To}', '{To}', 6, tcp(5, 5, 2)), '{To}')" },
        { nameof(ZoneScreens.SynFin), $"send(ip('{From}', '{To}', 6, tcp(5, 80, 3)), '{To}')" },
        { nameof(ZoneScreens.NoFlag), $"send(ip('{From}', '{To}', 6, tcp(5, 80, 0)), '{To}')" },
        { nameof(ZoneScreens.FinNoAck), $"send(ip('{From}', '{To}', 6, tcp(5, 80, 1)), '{To}')" },
        { nameof(ZoneScreens.Winnuke), $"send(ip('{From}', '{To}', 6, tcp(5, 139, 0x30)), '{To}')" },
        { nameof(ZoneScreens.SynFragment), $"send(ip('{From}', '{To}', 6, tcp(5, 80, 2) + b'x' * 4, frag=0x2000), '{To}')" },
        { nameof(ZoneScreens.IcmpFragment), $"send(ip('{From}', '{To}', 1, icmp(8), frag=0x2000), '{To}')" },
        { nameof(ZoneScreens.IcmpLarge), $"send(ip('{From}', '{To}', 1, icmp(8, b'x' * 1100)), '{To}')" },
        { nameof(ZoneScreens.PingOfDeath), $"send(ip('{From}', '{To}', 1, b'x' * 1000, frag=8150), '{To}')" },
        { nameof(ZoneScreens.Spoofing), $"send(ip('203.0.113.77', '{To}', 17, udp(5, 53)), '{To}')" },
        { nameof(ZoneScreens.UnknownProtocol), $"send(ip('{From}', '{To}', 200, b'x' * 20), '{To}')" },
        { nameof(ZoneScreens.Teardrop), $"send(ip('{From}', '{To}', 17, udp(5, 53, b'x' * 28), ident=9, frag=0x2000), '{To}'); send(ip('{From}', '{To}', 17, b'x' * 16, ident=9, frag=3), '{To}')" },
        { nameof(ZoneScreens.SynFlood), $"[send(ip('{From}', '{To}', 6, tcp(1000 + i, 80, 2)), '{To}') for i in range(60)]" },
        { nameof(ZoneScreens.UdpFlood), $"[send(ip('{From}', '{To}', 17, udp(1000 + i, 53)), '{To}') for i in range(60)]" },
        { nameof(ZoneScreens.IcmpFlood), $"[send(ip('{From}', '{To}', 1, icmp(8)), '{To}') for i in range(60)]" },
        { nameof(ZoneScreens.PortScan), $"[send(ip('{From}', '{To}', 6, tcp(999, 100 + i, 2)), '{To}') for i in range(20)]" },
        { nameof(ZoneScreens.IpSweep), $"[send(ip('{From}', '203.0.113.%d' % (100 + i), 1, icmp(8)), '203.0.113.%d' % (100 + i)) for i in range(20)]" },
        { nameof(ZoneScreens.SourceSessions), $"[send(ip('{From}', '{To}', 17, udp(2000 + i, 53)), '{To}') for i in range(20)]" },
        { nameof(ZoneScreens.DestinationSessions), $"[send(ip('{From}', '{To}', 17, udp(3000 + i, 53)), '{To}') for i in range(20)]" },
    };

    [ZoneTheory]
    [MemberData(nameof(Packets))]
    public async Task Screen_ItsPacket_IsCountedAndNormalTrafficIsNot(string name, string packet)
    {
        var screen = Enum.Parse<ZoneScreens>(name);
        var limits = new ZoneScreenLimits { SynFloodPerSecond = 20, UdpFloodPerSecond = 20, IcmpFloodPerSecond = 20, PortScanMicroseconds = 5_000_000, IpSweepMicroseconds = 5_000_000, SourceSessions = 8, DestinationSessions = 8 };
        await lab.CommitAsync(lab.Open().Screens(Ruleset.Trust, screen, limits: limits));
        var before = await HitsAsync(screen);

        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, $"http://{To}/"));
        Assert.True(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", To));
        Assert.Equal(before, await HitsAsync(screen));

        await CraftedPacket.SendAsync(lab.Client, packet);

        await Eventually.TrueAsync(async () => await HitsAsync(screen) > before);
    }

    [ZoneFact]
    internal async Task Screen_AlarmOnly_CountsAndLetsThrough()
    {
        await lab.CommitAsync(lab.Open().Screens(Ruleset.Trust, ZoneScreens.IcmpLarge, ZoneScreens.IcmpLarge));
        var before = await HitsAsync(ZoneScreens.IcmpLarge);

        Assert.True(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", "-s", "1200", To));

        Assert.Equal(before + 1, await HitsAsync(ZoneScreens.IcmpLarge));
        await lab.CommitAsync(lab.Open().Screens(Ruleset.Trust, ZoneScreens.IcmpLarge));
        Assert.False(await ZoneLab.AnswersAsync(lab.Client, "ping", "-c1", "-W2", "-s", "1200", To));
    }

    private async Task<ulong> HitsAsync(ZoneScreens screen)
    {
        using var stats = await StatsSegment.ConnectAsync(lab.Vpp.StatsSocket, CancellationToken.None);
        var hits = Assert.IsType<SimpleCountersValue>(stats.Find("/zone/screen/hits"));
        return hits.Sum((Ruleset.Trust * 32) + System.Numerics.BitOperations.TrailingZeroCount((uint)screen));
    }
}
