using System.Diagnostics;
using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;
using Controller.Stats.Values;

namespace Controller.Stats.Tests;

public sealed class EpochTests : IDisposable
{
    private readonly FakeStatsSegment _fake = SampleSegment.Make();

    public void Dispose() => _fake.Dispose();

    [Fact]
    public void Find_SegmentLockedForEver_BusyWithinTheTimeout()
    {
        using var segment = _fake.Open(TimeSpan.FromMilliseconds(50));
        _fake.InProgress = 1;
        var started = Stopwatch.GetTimestamp();
        var exception = Assert.Throws<StatsBusyException>(() => segment.Find("/sys/heartbeat"));
        Assert.True(exception.InProgress);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromMilliseconds(45), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Open_SegmentLockedForEver_Busy()
    {
        _fake.InProgress = 1;
        Assert.Throws<StatsBusyException>(() => _fake.Open(TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task Find_SegmentUnlockedLater_WaitsForIt()
    {
        using var segment = _fake.Open();
        _fake.InProgress = 1;
        var find = Task.Run(() => segment.Find("/sys/heartbeat"));
        Assert.NotSame(find, await Task.WhenAny(find, Task.Delay(50)));
        _fake.InProgress = 0;
        Assert.NotNull(await find);
    }

    [Fact]
    public async Task Find_EpochChangesWithoutEnd_BusyWithinTheTimeout()
    {
        using var segment = _fake.Open(TimeSpan.FromMilliseconds(50));
        // Each look takes longer than the writer needs for the next epoch.
        await using var writer = new BackgroundWriter(_ => _fake.Epoch++);
        Assert.False(Assert.Throws<StatsBusyException>(() => ListForEver(segment)).InProgress);
    }

    [Fact]
    public async Task Find_StructureChangesAllTheTime_OnlyWholeStatesAreSeen()
    {
        // Two vectors of different lengths and contents take turns; each state is uniform, a torn one would be mixed.
        var first = _fake.Threads([[.. Enumerable.Repeat(1UL, 500)], [.. Enumerable.Repeat(1UL, 500)]]);
        var second = _fake.Threads([[.. Enumerable.Repeat(2UL, 300)], [.. Enumerable.Repeat(2UL, 300)]]);
        var index = _fake.Add(StatsEntryType.SimpleCounters, "/turns", FakeStatsSegment.Pointer(first));
        using var segment = _fake.Open();
        await using var writer = new BackgroundWriter(turn =>
        {
            var wanted = (turn & 1) == 0 ? second : first;
            _fake.Change(() => _fake.WriteUInt64(_fake.Entry(index) + 8, FakeStatsSegment.Pointer(wanted)));
            Thread.SpinWait(2000);
        });
        var seen = new HashSet<(ulong, int)>();
        for (var read = 0; read < 3000 || (seen.Count < 2 && read < 1_000_000); read++)
        {
            var value = Assert.IsType<SimpleCountersValue>(segment.Find("/turns"));
            var kind = value.Threads[0][0];
            Assert.All(value.Threads, thread => Assert.Equal(kind == 1 ? 500 : 300, thread.Length));
            Assert.All(value.Threads, thread => Assert.Equal(-1, thread.AsSpan().IndexOfAnyExcept(kind)));
            seen.Add((kind, value.Threads[0].Length));
        }
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Refresh_NewEpochWithMoreInterfaces_PlanIsMadeAgain()
    {
        using var segment = _fake.Open();
        var reader = new InterfaceCounterReader(segment);
        Assert.Equal(4, reader.Refresh().Count);
        Assert.Null(reader.Current.NameOf(4));
        reader.Refresh();
        Assert.Equal(1, reader.Resolutions);

        var names = _fake.Find("/if/names");
        _fake.Change(() =>
        {
            var vector = _fake.Vector(5, 40);
            foreach (var (slot, name) in new[] { (0, "local0"), (1, "GigabitEthernet0/8/0"), (4, "loop0") })
                _fake.WriteUInt64(vector + (slot * 8), FakeStatsSegment.Pointer(_fake.Text(name)));
            _fake.WriteUInt64(_fake.Entry(names) + 8, FakeStatsSegment.Pointer(vector));
        });
        var table = reader.Refresh();
        Assert.Equal(2, reader.Resolutions);
        Assert.Equal(5, table.Count);
        Assert.Equal("loop0", table.NameOf(4));
        Assert.Null(table.NameOf(2));
    }

    [Fact]
    public void Refresh_VectorGrownInPlaceWithoutEpoch_NewColumnsAreSeen()
    {
        using var segment = _fake.Open();
        var reader = new InterfaceCounterReader(segment);
        Assert.Equal(new CombinedCounter(7, 70), reader.Refresh().Rx[2]);
        // The second thread's vector of /if/rx gets its third column, as vec_validate does when there is room.
        var threads = _fake.Target(_fake.Find("/if/rx"));
        var worker = (int)(_fake.ReadUInt64(threads + 8) - FakeStatsSegment.Base);
        _fake.WriteUInt64(worker + 32, 3);
        _fake.WriteUInt64(worker + 40, 30);
        _fake.WriteUInt32(worker - 8, 3);
        Assert.Equal(new CombinedCounter(10, 100), reader.Refresh().Rx[2]);
        Assert.Equal(1, reader.Resolutions);
    }

    [Fact]
    public void Refresh_EntryRemovedAfterTheEpoch_CountsAsNothing()
    {
        // vlib_stats_remove_entry tells the new epoch first and clears the entry afterwards.
        using var segment = _fake.Open();
        var reader = new InterfaceCounterReader(segment);
        reader.Refresh();
        var drops = _fake.Find("/if/drops");
        _fake.WriteUInt32(_fake.Entry(drops), (uint)StatsEntryType.Empty);
        _fake.WriteUInt64(_fake.Entry(drops) + 8, 0xffff_ffff);
        Assert.Equal(0UL, reader.Refresh().Drops[1]);
        Assert.Equal(2, reader.Resolutions);
    }

    [Fact]
    public void Refresh_Fails_CurrentStaysAsItWas()
    {
        using var segment = _fake.Open(TimeSpan.FromMilliseconds(50));
        var reader = new InterfaceCounterReader(segment);
        var before = reader.Refresh();
        _fake.InProgress = 1;
        Assert.Throws<StatsBusyException>(() => reader.Refresh());
        Assert.Same(before, reader.Current);
        Assert.Equal(new CombinedCounter(11, 660), reader.Current.Rx[1]);
    }

    private static void ListForEver(StatsSegment segment)
    {
        while (true) segment.List();
    }
}
