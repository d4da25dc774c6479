using Controller.Api.Telemetry;
using Controller.Stats.Counters;
using TestKit;

namespace Controller.Api.Tests.Telemetry;

/// <summary>Rates must be right, and where they cannot be known there must be none.</summary>
public sealed class InterfaceTableTests
{
    private static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly ManualTime _time = new();
    private readonly InterfaceTable _table;

    public InterfaceTableTests() => _table = new InterfaceTable(_time);

    [Fact]
    public void Rates_FirstSample_AreUnknown()
    {
        Sample(("eth0", 1, 1000));
        Assert.Null(_table.Find("eth0")!.Value.Rates);
        Assert.Equal(1000UL, _table.Find("eth0")!.Value.Counters.Rx.Packets);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.25)]
    [InlineData(10.0)]
    public void Rates_AnyInterval_ArePerSecondOfRealTime(double seconds)
    {
        Sample(("eth0", 1, 1000));
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Sample(("eth0", 1, 1000 + (ulong)(400 * seconds)));

        var rates = _table.Find("eth0")!.Value.Rates!;
        Assert.Equal(400, rates.RxPacketsPerSecond, precision: 6);
        Assert.Equal(400 * 100 * 8, rates.RxBitsPerSecond, precision: 3);
        Assert.Equal(800, rates.TxPacketsPerSecond, precision: 6);
        Assert.Equal(400, rates.DropsPerSecond, precision: 6);
    }

    [Fact]
    public void Rates_CountersWereCleared_AreUnknownOnceAndRightAfter()
    {
        Sample(("eth0", 1, 1_000_000));
        Next(("eth0", 1, 50));
        Assert.Null(_table.Find("eth0")!.Value.Rates);
        Next(("eth0", 1, 150));
        Assert.Equal(100, _table.Find("eth0")!.Value.Rates!.RxPacketsPerSecond);
    }

    [Fact]
    public void Rates_IndexWasGivenToAnotherInterface_DoNotMix()
    {
        Sample(("eth0", 1, 1000), ("eth1", 2, 5000));
        // eth0 is deleted; eth2 gets its index with a larger count than eth0 had.
        Next(("eth2", 1, 9000), ("eth1", 2, 5100));

        Assert.Null(_table.Find("eth0"));
        Assert.Null(_table.Find("eth2")!.Value.Rates);
        Assert.Equal(100, _table.Find("eth1")!.Value.Rates!.RxPacketsPerSecond);
    }

    [Fact]
    public void Rates_InterfaceGotAnotherIndex_AreUnknownOnce()
    {
        Sample(("eth0", 1, 1000));
        Next(("eth0", 7, 1_000_000));
        Assert.Null(_table.Find("eth0")!.Value.Rates);
        Next(("eth0", 7, 1_000_010));
        Assert.Equal(10, _table.Find("eth0")!.Value.Rates!.RxPacketsPerSecond);
    }

    [Fact]
    public void Rates_VppRestarted_DoNotContinue()
    {
        Sample(("eth0", 1, 10));
        _table.Forget();
        Next(("eth0", 1, 1000));
        Assert.Null(_table.Find("eth0")!.Value.Rates);
    }

    [Fact]
    public void Names_BecomeKnownLater_KeepTheHistory()
    {
        Sample(("host-vpp-lan", 1, 0));
        Next(("host-vpp-lan", 1, 100));
        Next(Names(("host-vpp-lan", "lan")), ("host-vpp-lan", 1, 300));

        Assert.Null(_table.Find("host-vpp-lan"));
        Assert.Equal(200, _table.Find("lan")!.Value.Rates!.RxPacketsPerSecond);
        Assert.Equal([100, 200], _table.GetHistory("lan", TimeSpan.FromMinutes(1))!.Select(point => point.RxPacketsPerSecond));
    }

    [Fact]
    public void Names_InterfaceMadeAgainUnderAnotherVppName_GoesOnUnderItsOwn()
    {
        var first = Names(("loop0", "lo"));
        Sample(first, ("loop0", 1, 0));
        Next(first, ("loop0", 1, 100));
        Next(first); // deleted
        Next(first, ("loop5", 1, 0)); // made again; nobody has said yet that it is `lo`
        Next(Names(("loop5", "lo")), ("loop5", 1, 40));
        Next(Names(("loop5", "lo")), ("loop5", 1, 70));

        Assert.Null(_table.Find("loop5"));
        Assert.Equal(30, _table.Find("lo")!.Value.Rates!.RxPacketsPerSecond);
        Assert.Equal(100, _table.GetHistory("lo", TimeSpan.FromMinutes(1))![0].RxPacketsPerSecond);
    }

    [Fact]
    public void History_Gap_StaysAGap()
    {
        Sample(("eth0", 1, 0));
        Next(("eth0", 1, 1));
        Next();
        Next();
        Next(("eth0", 1, 500));
        Next(("eth0", 1, 502));

        var points = _table.GetHistory("eth0", TimeSpan.FromMinutes(1))!;
        Assert.Equal([1, 2], points.Select(point => point.RxPacketsPerSecond));
        Assert.Equal(TimeSpan.FromSeconds(4), points[1].At - points[0].At);
    }

    [Fact]
    public void History_LongerThanTheRing_KeepsTheNewest()
    {
        for (ulong i = 0; i < InterfaceTable.Samples + 100; i++)
            Next(("eth0", 1, i * i));
        var points = _table.GetHistory("eth0", TimeSpan.FromHours(1))!;
        Assert.Equal(InterfaceTable.Samples, points.Count);
        Assert.True(points.Zip(points.Skip(1)).All(pair => pair.Second.At - pair.First.At == TimeSpan.FromSeconds(1)));
        Assert.Equal((2 * (InterfaceTable.Samples + 99)) - 1, points[^1].RxPacketsPerSecond);
        Assert.Equal(10, _table.GetHistory("eth0", TimeSpan.FromSeconds(10))!.Count);
    }

    [Fact]
    public void History_InterfaceGoneForLongerThanTheRing_IsForgotten()
    {
        Sample(("eth0", 1, 0));
        for (var i = 0; i < InterfaceTable.Samples; i++)
            Next();
        Assert.Null(_table.GetHistory("eth0", TimeSpan.FromHours(1)));
    }

    [Fact]
    public void History_MoreInterfacesThanTheLimit_HaveRatesWithoutHistory()
    {
        var many = Enumerable.Range(0, InterfaceTable.InterfacesWithHistory + 1).Select(i => ($"eth{i}", (uint)i, 0UL)).ToArray();
        Sample(many);
        Next([.. many.Select(row => (row.Item1, row.Item2, 5UL))]);
        var last = $"eth{InterfaceTable.InterfacesWithHistory}";
        Assert.Equal(5, _table.Find(last)!.Value.Rates!.RxPacketsPerSecond);
        Assert.Empty(_table.GetHistory(last, TimeSpan.FromMinutes(1))!);
        Assert.Single(_table.GetHistory("eth0", TimeSpan.FromMinutes(1))!);
    }

    private void Next(params (string Name, uint Index, ulong Packets)[] rows) => Next(NoNames, rows);

    private void Next(IReadOnlyDictionary<string, string> names, params (string Name, uint Index, ulong Packets)[] rows)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        Sample(names, rows);
    }

    private void Sample(params (string Name, uint Index, ulong Packets)[] rows) => Sample(NoNames, rows);

    private void Sample(IReadOnlyDictionary<string, string> names, params (string Name, uint Index, ulong Packets)[] rows)
        => _table.Add([.. rows.Select(row => new InterfaceReading(row.Index, row.Name, Counters(row.Packets)))], names, _time.GetTimestamp());

    private static Dictionary<string, string> Names(params (string VppName, string Name)[] names)
        => names.ToDictionary(pair => pair.VppName, pair => pair.Name, StringComparer.Ordinal);

    private static InterfaceCounters Counters(ulong packets)
        => new(new(packets, packets * 100), new(packets * 2, packets * 50), packets, 0, 0, 0, 0, 0, 0, 0, 0);
}
