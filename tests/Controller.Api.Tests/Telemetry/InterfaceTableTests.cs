using Controller.Api.Telemetry;
using Controller.Api.Telemetry.History;
using Controller.Stats.Counters;
using TestKit;

namespace Controller.Api.Tests.Telemetry;

/// <summary>Rates must be right, and where they cannot be known there must be none.</summary>
public sealed class InterfaceTableTests
{
    private static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly ManualTime _time = new();
    private readonly InterfaceTable _table;

    public InterfaceTableTests() => _table = new InterfaceTable(_time, 64 << 20);

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
        Assert.Equal([100, 200], _table.GetHistory("lan", TimeSpan.FromMinutes(1))!.Select(point => Math.Round(point.RxPacketsPerSecond, 1)));
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
        Assert.Equal(100, _table.GetHistory("lo", TimeSpan.FromMinutes(1))![0].RxPacketsPerSecond, 0.1);
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
    public void History_LongerThanAnHour_KeepsTheNewestHour()
    {
        for (ulong i = 0; i < InterfaceTable.Seconds + 200; i++)
            Next(("eth0", 1, i));
        var points = _table.GetHistory("eth0", TimeSpan.FromDays(1))!;
        Assert.InRange(points.Count, InterfaceTable.Seconds, InterfaceTable.Seconds + 60);
        Assert.True(points.Zip(points.Skip(1)).All(pair => pair.Second.At - pair.First.At == TimeSpan.FromSeconds(1)));
        Assert.Equal(_time.GetUtcNow(), points[^1].At);
        Assert.Equal(10, _table.GetHistory("eth0", TimeSpan.FromSeconds(10))!.Count);
    }

    [Fact]
    public void History_InterfacesThatComeAndGo_AreForgottenOneByOneTheOldestFirst()
    {
        for (var i = 0; i < 2000; i++)
            Next(("eth0", 1, (ulong)i), ($"session{i}", 2, 0));
        var known = Enumerable.Range(0, 2000).Count(i => _table.Knows($"session{i}"));
        Assert.InRange(known, 250, 260);
        Assert.True(_table.Knows("session1999"));
        Assert.False(_table.Knows("session0"));
        // Who got a slot has none of its former owner's samples.
        Assert.Empty(_table.GetHistory("session1999", TimeSpan.FromHours(1))!);
        Assert.Equal(1999, _table.GetHistory("eth0", TimeSpan.FromHours(1))!.Count);
    }

    [Fact]
    public void History_MoreInterfacesThanTheBudgetHolds_GoesBackLessFarForAllAlike()
    {
        const int interfaces = 2000;
        const int budget = 8 << 20;
        var table = new InterfaceTable(_time, budget);
        var readings = new List<InterfaceReading>();
        for (ulong second = 0; second < 400; second++)
        {
            readings.Clear();
            for (uint i = 0; i < interfaces; i++)
                readings.Add(new InterfaceReading(i, $"eth{i}", Counters(second * (i + 1))));
            table.Add(readings, NoNames, _time.GetTimestamp());
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.InRange(table.HistoryBytes, 0, budget);
        }

        var first = table.GetHistory("eth0", TimeSpan.FromHours(1))!;
        var last = table.GetHistory($"eth{interfaces - 1}", TimeSpan.FromHours(1))!;
        Assert.Equal(first.Select(point => point.At), last.Select(point => point.At));
        // Half of 8 MB at 2,048 slots of 10 bytes: three blocks of sixty seconds.
        Assert.InRange(first.Count, 120, 180);
        Assert.Equal(interfaces, last[^1].RxPacketsPerSecond, interfaces * 0.0006);
    }

    [Fact]
    public void Add_TenThousandInterfacesAgain_AllocatesNothing()
    {
        var table = new InterfaceTable(_time, 256 << 20);
        var names = Enumerable.Range(0, 10_000).Select(i => $"eth{i}").ToArray();
        var readings = new List<InterfaceReading>();
        ulong packets = 0;
        void Sample()
        {
            readings.Clear();
            for (uint i = 0; i < names.Length; i++)
                readings.Add(new InterfaceReading(i, names[i], Counters(packets)));
            packets += 100;
            table.Add(readings, NoNames, _time.GetTimestamp());
        }

        for (var warm = 0; warm < 10; warm++)
            Sample();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            Sample();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Fill_Minutes_AreMeansOfWhatIsKnown()
    {
        // 90 seconds of 100 packets a second, a hole of half a minute, then 30 seconds of 300.
        ulong packets = 0;
        for (var second = 0; second < 150; second++)
        {
            if (second is < 90 or >= 120)
                Next(("eth0", 1, packets += second < 90 ? 100UL : 300));
            else
                Next();
        }

        Next(("eth0", 1, packets + 300));
        var buckets = new RateBuckets(_time.GetUtcNow(), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));
        _table.Fill("eth0", buckets);
        var points = buckets.ToPoints();
        Assert.Equal([100, 100], points.Select(point => Math.Round(point.RxPacketsPerSecond)));
        Assert.All(points, point => Assert.Equal(0, point.At.Second));
    }

    [Fact]
    public void Fill_StepsOfSeconds_JoinsMinutesAndSecondsWithoutAHole()
    {
        // 64 MB and 10,000 interfaces hold some minutes of seconds; before them the minutes must fill in.
        var table = new InterfaceTable(_time, 8 << 20);
        var readings = new List<InterfaceReading>();
        for (ulong second = 0; second < 1200; second++)
        {
            readings.Clear();
            for (uint i = 0; i < 1000; i++)
                readings.Add(new InterfaceReading(i, $"eth{i}", Counters(second * 50)));
            table.Add(readings, NoNames, _time.GetTimestamp());
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(table.GetHistory("eth7", TimeSpan.FromHours(1))!.Count, 200, 700);
        var buckets = new RateBuckets(_time.GetUtcNow(), TimeSpan.FromMinutes(18), TimeSpan.FromSeconds(5));
        table.Fill("eth7", buckets);
        var points = buckets.ToPoints();
        Assert.Equal(18 * 12, points.Count);
        Assert.All(points, point => Assert.Equal(50, point.RxPacketsPerSecond, 0.05));
    }

    [Fact]
    public void CopyMinutes_FromWhereItWas_EachMinuteOnce()
    {
        for (ulong second = 0; second < 200; second++)
            Next(("eth0", 1, second * 10), ("eth1", 2, second * 20));
        var rows = new List<MinuteRow>();
        var end = _table.CopyMinutes(default, most: 1000, rows);
        Assert.Equal(6, rows.Count);
        Assert.Equal(rows.Max(row => row.End), end);
        Assert.Equal(20, rows.Last(row => row.Name == "eth1").Rates.RxPackets, 0.02);
        Assert.Equal(end, _table.CopyMinutes(end, 1000, rows));
        Assert.Empty(rows);

        // Fewer rows than a minute has still are a whole minute.
        var first = _table.CopyMinutes(default, most: 1, rows);
        Assert.Equal(["eth0", "eth1"], rows.Select(row => row.Name));
        Assert.All(rows, row => Assert.Equal(first, row.End));
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
