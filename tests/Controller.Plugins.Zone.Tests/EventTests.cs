using System.Buffers.Binary;
using Controller.Plugins.Zone.Tests.Building;
using Controller.Plugins.Zone.Tests.Lab;
using Controller.Stats;
using Controller.Stats.Values;
using TestKit;
using VppApi.Generated.Zone.Zone;
using Xunit;

namespace Controller.Plugins.Zone.Tests;

/// <summary>Counters and events in the stats segment, read without an API call.</summary>
public sealed class EventTests(PlainLab lab) : IClassFixture<PlainLab>
{
    private const byte Start = 1, End = 2, Deny = 3;

    [ZoneFact]
    internal async Task Ring_PolicyThatLogs_HasStartEndAndDeny()
    {
        var rules = lab.Rules().Policy(10, ZoneAction.Permit, [Ruleset.Http], flags: ZonePolicyFlags.LogStart | ZonePolicyFlags.LogEnd);
        rules.Flags = ZoneRulesetFlags.LogDeny;
        await lab.CommitAsync(rules);

        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, "http://203.0.113.100/"));
        Assert.StartsWith("000", await ZoneLab.CurlAsync(lab.Client, "http://203.0.113.100:81/"), StringComparison.Ordinal);
        await lab.Api.ZoneSessionCloseAsync(new ZoneSessionClose { Filter = new ZoneSessionFilter { Protocol = 6 } });

        await Eventually.TrueAsync(async () => (await EventsAsync()).Any(one => Is(one, End)));
        var events = await EventsAsync();
        Assert.Contains(events, static one => Is(one, Start) && DestinationPort(one) == 80);
        Assert.Contains(events, static one => Is(one, Deny) && DestinationPort(one) == 81);
        var end = events.Last(static one => Is(one, End)).Span;
        Assert.Equal(10u, BitConverter.ToUInt32(end[24..]));
        Assert.True(BitConverter.ToUInt64(end[104..]) > 100, "bytes of the server");
    }

    [ZoneFact]
    internal async Task Counters_OfAPolicy_SurviveAnEditAndCarryItsName()
    {
        await lab.CommitAsync(lab.Rules().Policy(70, ZoneAction.Permit, [Ruleset.Http]));
        Assert.Equal("200", await ZoneLab.CurlAsync(lab.Client, "http://203.0.113.100/"));
        var row = await RowAsync(70);
        Assert.Equal(1ul, await CountAsync("/zone/policy/hits", row));

        await lab.CommitAsync(lab.Rules().Policy(69, ZoneAction.Deny, [Ruleset.AnyUdp]).Policy(70, ZoneAction.Permit, [Ruleset.Http, Ruleset.Ping]));

        Assert.Equal(row, await RowAsync(70));
        Assert.Equal(1ul, await CountAsync("/zone/policy/hits", row));
        await Eventually.TrueAsync(async () => await ClientPacketsAsync(row) >= 4);
    }

    private static bool Is(ReadOnlyMemory<byte> one, byte type) => one.Span[8] == type;

    private static int DestinationPort(ReadOnlyMemory<byte> one) => BinaryPrimitives.ReadUInt16BigEndian(one.Span[74..]);

    private async Task<int> RowAsync(uint policy)
    {
        await foreach (var row in lab.Api.ZonePolicyGetAsync())
        {
            if (row.PolicyId == policy) return (int)row.CounterIndex;
        }

        throw new InvalidOperationException($"no policy {policy}");
    }

    private async Task<List<ReadOnlyMemory<byte>>> EventsAsync()
    {
        using var stats = await StatsSegment.ConnectAsync(lab.Vpp.StatsSocket, CancellationToken.None);
        var ring = Assert.IsType<RingBufferValue>(stats.Find("/zone/events"));
        return [.. ring.Threads.SelectMany(static thread => Enumerable.Range(0, thread.Count).Select(i => thread[i])).Where(static one => one.Span[8] != 0)];
    }

    private async Task<ulong> CountAsync(string name, int row)
    {
        using var stats = await StatsSegment.ConnectAsync(lab.Vpp.StatsSocket, CancellationToken.None);
        return Assert.IsType<SimpleCountersValue>(stats.Find(name)).Sum(row);
    }

    private async Task<ulong> ClientPacketsAsync(int row)
    {
        using var stats = await StatsSegment.ConnectAsync(lab.Vpp.StatsSocket, CancellationToken.None);
        return Assert.IsType<CombinedCountersValue>(stats.Find("/zone/policy/client")).Sum(row).Packets;
    }
}
