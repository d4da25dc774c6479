using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;
using TestKit;

namespace Controller.Stats.Tests;

public sealed class CounterReaderTests : IDisposable
{
    private readonly FakeStatsSegment _fake = SampleSegment.Make();
    private readonly StatsSegment _segment;

    public CounterReaderTests() => _segment = _fake.Open();

    public void Dispose()
    {
        _segment.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public void Refresh_Interfaces_EveryCounterSummedOverThreads()
    {
        var time = new ManualTime();
        var table = new InterfaceCounterReader(_segment, time).Refresh();
        Assert.Equal(4, table.Count);
        Assert.Equal(time.GetTimestamp(), table.Timestamp);
        foreach (var kind in Enum.GetValues<InterfaceCounterKind>())
        {
            var scale = (ulong)kind + 1;
            Assert.Equal([0, 101 * scale, 1010 * scale, 0], table[kind].ToArray());
        }
        foreach (var kind in Enum.GetValues<InterfaceTrafficKind>())
        {
            var scale = (ulong)kind + 1;
            Assert.Equal([new(0, 0), new(11 * scale, 660 * scale), new(7, 70), new(0, 0)], table[kind].ToArray());
        }
    }

    [Fact]
    public void TryGet_OneInterface_AllItsCounters()
    {
        var table = new InterfaceCounterReader(_segment).Refresh();
        Assert.True(table.TryGet(1, out var counters));
        Assert.Equal(new InterfaceCounters(new(11, 660), new(55, 3300), 101, 202, 303, 404, 505, 606, 707, 808, 909), counters);
        Assert.False(table.TryGet(4, out _));
    }

    [Fact]
    public void NameOf_DeletedEmptyAndUnknown_Null()
    {
        var table = new InterfaceCounterReader(_segment).Refresh();
        Assert.Equal(["local0", "GigabitEthernet0/8/0", null, null, null], Enumerable.Range(0, 5).Select(index => table.NameOf((uint)index)));
    }

    [Fact]
    public void Refresh_Again_TableBeforeStaysForRates()
    {
        var reader = new InterfaceCounterReader(_segment);
        var before = reader.Refresh();
        var vector = (int)(_fake.ReadUInt64(_fake.Target(_fake.Find("/if/rx"))) - FakeStatsSegment.Base);
        _fake.WriteUInt64(vector + 16, 1001);
        var after = reader.Refresh();
        Assert.Equal(1000UL, after.Rx[1].Packets - before.Rx[1].Packets);
    }

    [Fact]
    public void Refresh_Errors_OnlyThoseThatCounted()
    {
        var counters = new List<ErrorCounter>();
        var reader = new ErrorCounterReader(_segment);
        reader.Refresh(counters);
        Assert.Equal(
            [new("ip4-input", "ip4 adjacency drop", 11), new("GigabitEthernet0/8/0-output", "interface is down", 4),
             new("arp-reply", "IP4/ARP mismatch", 2)],
            counters);
        Assert.Equal(4, reader.Known);
    }

    [Fact]
    public void Read_System_Values()
    {
        var system = new SystemCounterReader(_segment).Read();
        Assert.Equal(7UL, system.Heartbeat);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), system.BootTime);
        Assert.Null(system.LastStatsClear);
        Assert.Equal((1, 3UL, 1234UL), (system.WorkerThreads, system.VectorRate, system.InputRate));
        Assert.Equal([1, 3], system.VectorRatePerThread);
        Assert.Equal([100, 200_000], system.LoopsPerThread);
    }

    [Fact]
    public void Read_Heaps_OneForEachWithoutTheLinks()
        => Assert.Equal(
            [new("main heap", 1000, 600, 400, 0, 700, 50, 9), new("stat segment", 2000, 300, 1700, 0, 300, 0, 1)],
            new HeapCounterReader(_segment).Read());

    [Fact]
    public void Read_BufferPools_ThreeGaugesMakeOne()
        => Assert.Equal([new("default-numa-0", 30, 10, 20)], new BufferPoolCounterReader(_segment).Read());

    [Fact]
    public void Read_Nat44_SumsOverThreadsAndInterfaces()
    {
        var path = new Nat44PathCounters(3, 6, 9, 12, 15);
        Assert.Equal(new Nat44Counters(42, 64512, path, path, path, path, 6), new Nat44CounterReader(_segment).Read());
    }

    [Fact]
    public void Read_VppWithoutAnything_NothingInsteadOfErrors()
    {
        using var fake = new FakeStatsSegment();
        using var segment = fake.Open();
        var errors = new List<ErrorCounter>();
        new ErrorCounterReader(segment).Refresh(errors);
        Assert.Empty(errors);
        Assert.Equal(0, new InterfaceCounterReader(segment).Refresh().Count);
        Assert.Empty(new HeapCounterReader(segment).Read());
        Assert.Empty(new BufferPoolCounterReader(segment).Read());
        Assert.Null(new Nat44CounterReader(segment).Read());
        Assert.Null(new SystemCounterReader(segment).Read().BootTime);
    }

    [Fact]
    public void Read_Routes_ByStatsIndexSummedOverThreads()
    {
        _fake.AddCombined("/net/route/to", [(1, 10), (2, 20), (3, 30)], [(100, 1000), (200, 2000)]);
        var counters = new CombinedCounter[4];
        new RouteCounterReader(_segment).Read(new uint[] { 1, 2, 0, 77 }, counters);
        Assert.Equal([new(202, 2020), new(3, 30), new(101, 1010), default], counters);
    }

    [Fact]
    public void Read_RoutesWithTooLittleRoom_ArgumentException()
        => Assert.Throws<ArgumentException>(() => new RouteCounterReader(_segment).Read(new uint[] { 1, 2 }, new CombinedCounter[1]));

    [Theory]
    [InlineData(5)]
    [InlineData(4, 7)]
    [InlineData(7, 4)]
    [InlineData(3, 9, 6)]
    [InlineData(9, 9, 9, 9)]
    [InlineData(0, 8, 0, 11, 5)]
    [InlineData(33, 32, 31, 30, 64, 1)]
    public void Refresh_ThreadsOfAnyLengths_SumsOfWhatIsThere(params int[] lengths)
    {
        using var fake = new FakeStatsSegment();
        var threads = lengths.Select((length, thread) => Enumerable.Range(1, length).Select(value => (ulong)(value * (thread + 3))).ToArray()).ToArray();
        fake.AddSimple("/if/drops", threads);
        fake.AddCombined("/if/rx", [.. threads.Select(thread => thread.Select(value => (value, 7 * value)).ToArray())]);
        using var segment = fake.Open();
        var table = new InterfaceCounterReader(segment).Refresh();
        var expected = Enumerable.Range(0, lengths.Max()).Select(index => threads.Aggregate(0UL, (sum, thread) => sum + (index < thread.Length ? thread[index] : 0)));
        Assert.Equal(expected, table.Drops.ToArray());
        Assert.Equal(expected.Select(value => new CombinedCounter(value, 7 * value)), table.Rx.ToArray());
        // A table that was used before holds no rest of that.
        Assert.Equal(expected, new InterfaceCounterReader(segment).Refresh().Drops.ToArray());
    }

    [Fact]
    public void Refresh_TenThousandInterfaces_AllocatesNothing()
    {
        const int count = 10_000;
        using var fake = new FakeStatsSegment(16 * 1024 * 1024);
        ulong[] counters = [.. Enumerable.Range(0, count).Select(index => (ulong)index)];
        (ulong, ulong)[] traffic = [.. counters.Select(value => (value, 100 * value))];
        foreach (var name in (string[])["drops", "punt", "ip4", "ip6", "rx-no-buf", "rx-miss", "rx-error", "tx-error", "mpls"])
            fake.AddSimple($"/if/{name}", counters, counters);
        foreach (var name in (string[])["rx", "rx-unicast", "rx-multicast", "rx-broadcast", "tx", "tx-unicast", "tx-multicast", "tx-broadcast"])
            fake.AddCombined($"/if/{name}", traffic, traffic);
        fake.AddNames("/if/names", [.. Enumerable.Range(0, count).Select(index => $"loop{index}")]);
        using var segment = fake.Open();
        var reader = new InterfaceCounterReader(segment);
        // The first two fill the two tables; further ones let the JIT settle.
        for (var warm = 0; warm < 40; warm++) reader.Refresh();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 50; round++) reader.Refresh();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(new CombinedCounter(2 * 9_999, 200 * 9_999), reader.Current.Tx[count - 1]);
        Assert.Equal("loop9999", reader.Current.NameOf(count - 1));
        Assert.Equal(1, reader.Resolutions);
    }

    [Fact]
    public void Refresh_ErrorsAndRoutes_AllocateNothing()
    {
        _fake.AddCombined("/net/route/to", [(1, 10), (2, 20)]);
        var routes = new RouteCounterReader(_segment);
        var errors = new ErrorCounterReader(_segment);
        var list = new List<ErrorCounter>();
        uint[] indexes = [0, 1];
        var counters = new CombinedCounter[2];
        for (var warm = 0; warm < 40; warm++)
        {
            errors.Refresh(list);
            routes.Read(indexes, counters);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 50; round++)
        {
            errors.Refresh(list);
            routes.Read(indexes, counters);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Dispose_WhileOthersRead_TheyFinishFirst()
    {
        for (var round = 0; round < 20; round++)
        {
            var segment = _fake.Open();
            using var ready = new CountdownEvent(3);
            // Threads of their own: the pool would start the third only after a while.
            var readers = Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(() => ReadForEver(segment, ready),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            Assert.True(ready.Wait(TimeSpan.FromSeconds(20)));
            segment.Dispose();
            foreach (var reader in readers) await Assert.ThrowsAsync<ObjectDisposedException>(() => reader);
        }
    }

    private static void ReadForEver(StatsSegment segment, CountdownEvent ready)
    {
        var reader = new InterfaceCounterReader(segment);
        reader.Refresh();
        ready.Signal();
        while (true) reader.Refresh();
    }
}
