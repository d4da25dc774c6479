using Controller.Stats.Tests.Fakes;
using Controller.Stats.Values;

namespace Controller.Stats.Tests;

public sealed class StatsValueTests : IDisposable
{
    private readonly FakeStatsSegment _fake = SampleSegment.Make();

    public void Dispose() => _fake.Dispose();

    [Fact]
    public void Find_Scalar_ValueIsCopied()
    {
        using var segment = _fake.Open();
        Assert.Equal(new ScalarValue("/sys/heartbeat", StatsEntryType.Scalar, 7), segment.Find("/sys/heartbeat"));
    }

    [Fact]
    public void Find_Gauge_ValueIsCopied()
    {
        using var segment = _fake.Open();
        Assert.Equal(new ScalarValue("/sys/input_rate", StatsEntryType.Gauge, 1234), segment.Find("/sys/input_rate"));
    }

    [Fact]
    public void Find_SimpleCounters_EveryThreadWithItsOwnLength()
    {
        using var segment = _fake.Open();
        var value = Assert.IsType<SimpleCountersValue>(segment.Find("/node/errors"));
        Assert.Equal([5, 0, 1, 2], value.Threads[0]);
        Assert.Equal([6, 0, 3], value.Threads[1]);
        Assert.Equal([11, 0, 4, 2, 0], Enumerable.Range(0, 5).Select(value.Sum));
    }

    [Fact]
    public void Find_CombinedCounters_EveryThreadWithItsOwnLength()
    {
        using var segment = _fake.Open();
        var value = Assert.IsType<CombinedCountersValue>(segment.Find("/if/rx"));
        Assert.Equal([new(0, 0), new(1, 60), new(7, 70)], value.Threads[0]);
        Assert.Equal([new(0, 0), new(10, 600)], value.Threads[1]);
        Assert.Equal(new CombinedCounter(11, 660), value.Sum(1));
        Assert.Equal(new CombinedCounter(7, 70), value.Sum(2));
    }

    [Fact]
    public void Find_Names_EmptySlotsAreNull()
    {
        using var segment = _fake.Open();
        var value = Assert.IsType<NamesValue>(segment.Find("/if/names"));
        Assert.Equal(["local0", "GigabitEthernet0/8/0", "deleted", null], value.Names);
    }

    [Fact]
    public void Find_SymlinkToSimpleCounters_OneColumnUnderItsOwnName()
    {
        using var segment = _fake.Open();
        var value = Assert.IsType<SimpleCountersValue>(segment.Find("/err/GigabitEthernet0/8/0-output/interface is down"));
        Assert.Equal("/err/GigabitEthernet0/8/0-output/interface is down", value.Name);
        Assert.Equal(4UL, value.Sum(0));
        Assert.All(value.Threads, thread => Assert.Single(thread));
    }

    [Fact]
    public void Find_SymlinkColumnBeyondAThread_CountsAsNothing()
    {
        using var segment = _fake.Open();
        var value = Assert.IsType<SimpleCountersValue>(segment.Find("/err/arp-reply/IP4/ARP mismatch"));
        Assert.Equal(2UL, value.Sum(0));
        Assert.Empty(value.Threads[1]);
    }

    [Fact]
    public void Find_SymlinkToCombinedCounters_OneColumn()
    {
        _fake.AddSymlink("/interfaces/GigabitEthernet0_8_0/rx", _fake.Find("/if/rx"), 1);
        using var segment = _fake.Open();
        var value = Assert.IsType<CombinedCountersValue>(segment.Find("/interfaces/GigabitEthernet0_8_0/rx"));
        Assert.Equal(new CombinedCounter(11, 660), value.Sum(0));
    }

    [Fact]
    public void Find_Histogram_ExponentAndBins()
    {
        using var segment = _fake.Open();
        var value = Assert.IsType<HistogramValue>(segment.Find("/hist"));
        Assert.Equal(4UL, value.Threads[0].MinimumExponent);
        Assert.Equal([1, 2, 3], value.Threads[0].Bins);
        Assert.Equal([9], value.Threads[1].Bins);
    }

    [Fact]
    public void Find_SymlinkToEmpty_EmptyValue()
    {
        var empty = _fake.Add(StatsEntryType.Empty, "", 0);
        _fake.AddSymlink("/gone", empty, 0);
        using var segment = _fake.Open();
        Assert.Equal(new EmptyValue("/gone", StatsEntryType.Empty), segment.Find("/gone"));
    }

    [Fact]
    public void Find_Illegal_EmptyValue()
    {
        _fake.Add(StatsEntryType.Illegal, "/illegal", 0x1234);
        using var segment = _fake.Open();
        Assert.Equal(new EmptyValue("/illegal", StatsEntryType.Illegal), segment.Find("/illegal"));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/sys/heartbea")]
    [InlineData("/sys/heartbeat2")]
    [InlineData("")]
    public void Find_UnknownName_Null(string name)
    {
        using var segment = _fake.Open();
        Assert.Null(segment.Find(name));
    }

    [Fact]
    public void Find_NameLongerThanAnyEntry_Null()
    {
        using var segment = _fake.Open();
        Assert.Null(segment.Find(new string('x', 5000)));
    }

    [Fact]
    public void Find_NullPointers_EmptyVectors()
    {
        _fake.Add(StatsEntryType.SimpleCounters, "/null", 0);
        using var segment = _fake.Open();
        Assert.Empty(Assert.IsType<SimpleCountersValue>(segment.Find("/null")).Threads);
    }

    [Fact]
    public void List_Prefix_NamesAndTypesWithoutFreeSlots()
    {
        using var segment = _fake.Open();
        Assert.Equal(
            [("/mem/main heap", StatsEntryType.SimpleCounters), ("/mem/main heap/used", StatsEntryType.Symlink),
             ("/mem/main heap/total", StatsEntryType.Symlink), ("/mem/stat segment", StatsEntryType.SimpleCounters)],
            segment.List("/mem/").Select(entry => (entry.Name, entry.Type)));
        Assert.Equal(_fake.Count - 1, segment.List().Count);
    }
}
