using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;
using Controller.Stats.Values;

namespace Controller.Stats.Tests;

/// <summary>The file behind the segment becomes shorter or longer. A crash ends the test process: that is the test (decision 0009).</summary>
public sealed class SegmentSizeTests
{
    [Fact]
    public void Open_MemfdWithTheSealOfVpp_IsMapped()
    {
        using var fake = SampleSegment.Make();
        using var segment = fake.Open();
        Assert.True(segment.IsMapped);
        Assert.Throws<UnauthorizedAccessException>(() => fake.Resize(4096));
        Assert.NotNull(segment.Find("/sys/heartbeat"));
    }

    [Fact]
    public void Open_MemfdWithoutASeal_IsCopiedAndReadsTheSame()
    {
        using var sealedFake = SampleSegment.Make();
        using var openFake = SampleSegment.Make(canShrink: true);
        using var mapped = sealedFake.Open();
        using var copied = openFake.Open();
        Assert.False(copied.IsMapped);
        Assert.Equal(mapped.List().Select(entry => entry.Name), copied.List().Select(entry => entry.Name));
        var first = new InterfaceCounterReader(mapped).Refresh();
        var second = new InterfaceCounterReader(copied).Refresh();
        Assert.Equal(first.Rx.ToArray(), second.Rx.ToArray());
        Assert.Equal(first.Drops.ToArray(), second.Drops.ToArray());
        Assert.Equal(new SystemCounterReader(mapped).Read().Heartbeat, new SystemCounterReader(copied).Read().Heartbeat);
        Assert.Equal(new HeapCounterReader(mapped).Read(), new HeapCounterReader(copied).Read());
    }

    [Fact]
    public void Refresh_MemfdWithoutASeal_SeesWhatChangedSinceAndAllocatesNothing()
    {
        using var fake = SampleSegment.Make(canShrink: true);
        using var segment = fake.Open();
        var reader = new InterfaceCounterReader(segment);
        Assert.Equal(101UL, reader.Refresh().Drops[1]);
        var main = (int)(fake.ReadUInt64(fake.Target(fake.Find("/if/drops"))) - FakeStatsSegment.Base);
        fake.WriteUInt64(main + 8, 5);
        Assert.Equal(105UL, reader.Refresh().Drops[1]);

        for (var warm = 0; warm < 40; warm++) reader.Refresh();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 50; round++) reader.Refresh();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    [InlineData(4096)]
    [InlineData(8192)]
    public void Read_TruncatedBetweenReads_TooSmall(int length)
    {
        using var fake = SampleSegment.Make(canShrink: true);
        using var segment = fake.Open();
        var reader = new InterfaceCounterReader(segment);
        reader.Refresh();
        fake.Resize(length);
        Assert.Equal(StatsSegmentError.TooSmall, Assert.Throws<StatsSegmentException>(() => reader.Refresh()).Error);
        Assert.Equal(StatsSegmentError.TooSmall, Assert.Throws<StatsSegmentException>(() => segment.Find("/if/names")).Error);
    }

    [Fact]
    public async Task Read_TruncatedAndMadeLongAgainDuringReads_ValuesOrTypedErrors()
    {
        using var fake = SampleSegment.Make(canShrink: true);
        using var segment = fake.Open(TimeSpan.FromMilliseconds(1));
        var interfaces = new InterfaceCounterReader(segment);
        var readers = new Action[]
        {
            () => interfaces.Refresh(), () => segment.List(), () => segment.Find("/hist"), () => segment.Find("/if/names"),
        };
        var typed = 0;
        var fine = 0;
        // The bytes behind the cut are zeros when the file is long again: a hostile segment all the same.
        await using (new BackgroundWriter(turn => fake.Resize((turn % 3) switch { 0 => turn % 30_000, 1 => 256 * 1024, _ => 300 * 1024 })))
        {
            for (var round = 0; round < 4000; round++)
            {
                try
                {
                    readers[round % readers.Length]();
                    fine++;
                }
                catch (StatsException)
                {
                    typed++;
                }
            }
        }
        Assert.True(typed > 0, $"no cut was noticed in {fine} reads");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Find_SegmentHasGrown_WhatLiesInTheNewPartIsRead(bool canShrink)
    {
        using var fake = SampleSegment.Make(canShrink);
        using var segment = fake.Open();
        Assert.Null(segment.Find("/far"));
        const int far = (300 * 1024) + 8;
        fake.Resize(512 * 1024);
        using (var file = fake.OpenFile())
        {
            RandomAccess.Write(file, [1, 0, 0, 0, 0, 0, 0, 0], far - 8);
            RandomAccess.Write(file, BitConverter.GetBytes(FakeStatsSegment.Pointer(far + 32)), far);
            RandomAccess.Write(file, [2, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0], far + 32 - 8);
        }
        fake.Add(StatsEntryType.SimpleCounters, "/far", FakeStatsSegment.Pointer(far));
        Assert.Equal([7UL, 9UL], Assert.IsType<SimpleCountersValue>(segment.Find("/far")).Threads[0]);
        Assert.Equal(512UL * 1024, segment.Size);
    }

    [Fact]
    public void Open_FileThatClaimsATerabyte_TooLarge()
    {
        using var fake = new FakeStatsSegment(canShrink: true);
        fake.Resize(1L << 40);
        Assert.Equal(StatsSegmentError.TooLarge, Assert.Throws<StatsSegmentException>(() => fake.Open()).Error);
    }

    [Fact]
    public async Task Find_ManyThreadsOnACopy_EachReadIsWhole()
    {
        using var fake = SampleSegment.Make(canShrink: true);
        using var segment = fake.Open();
        await Parallel.ForAsync(0, 2000, (_, _) =>
        {
            var rx = Assert.IsType<CombinedCountersValue>(segment.Find("/if/rx"));
            Assert.Equal(new CombinedCounter(11, 660), rx.Sum(1));
            return ValueTask.CompletedTask;
        });
    }
}
