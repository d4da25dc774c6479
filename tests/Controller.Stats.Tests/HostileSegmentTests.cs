using Controller.Stats.Counters;
using Controller.Stats.Tests.Fakes;

namespace Controller.Stats.Tests;

public sealed class HostileSegmentTests : IDisposable
{
    private const ulong FarAway = 0x1234_5678_9abc_def0;
    private readonly FakeStatsSegment _fake = new();

    public void Dispose() => _fake.Dispose();

    [Theory]
    [InlineData(32, FarAway)]
    [InlineData(32, FakeStatsSegment.Base)]
    [InlineData(32, FakeStatsSegment.Base - 8)]
    [InlineData(32, ulong.MaxValue)]
    [InlineData(8, 0UL)]
    [InlineData(8, ulong.MaxValue)]
    public void Open_DirectoryElsewhere_OutOfBounds(int field, ulong value)
    {
        _fake.WriteUInt64(field, value);
        Assert.Equal(StatsSegmentError.OutOfBounds, Assert.Throws<StatsSegmentException>(() => _fake.Open()).Error);
    }

    [Fact]
    public void Open_DirectoryMisaligned_Misaligned()
    {
        _fake.WriteUInt64(32, FakeStatsSegment.Pointer(_fake.Directory + 1));
        Assert.Equal(StatsSegmentError.Misaligned, Assert.Throws<StatsSegmentException>(() => _fake.Open()).Error);
    }

    [Fact]
    public void Open_DirectoryTooLong_OutOfBounds()
    {
        _fake.WriteUInt32(_fake.Directory - 8, uint.MaxValue);
        Assert.Equal(StatsSegmentError.OutOfBounds, Assert.Throws<StatsSegmentException>(() => _fake.Open()).Error);
    }

    [Fact]
    public void Open_NoDirectory_EmptyList()
    {
        _fake.WriteUInt64(32, 0);
        using var segment = _fake.Open();
        Assert.Empty(segment.List());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    public void Open_FileSmallerThanTheHeader_TooSmall(int length)
    {
        using var fake = new FakeStatsSegment(canShrink: true);
        fake.Resize(length);
        Assert.Equal(StatsSegmentError.TooSmall, Assert.Throws<StatsSegmentException>(() => fake.Open()).Error);
    }

    [Theory]
    [InlineData(StatsEntryType.SimpleCounters)]
    [InlineData(StatsEntryType.CombinedCounters)]
    [InlineData(StatsEntryType.Names)]
    [InlineData(StatsEntryType.Histogram)]
    [InlineData(StatsEntryType.RingBuffer)]
    public void Find_PointerElsewhere_OutOfBounds(StatsEntryType type)
    {
        foreach (var pointer in new[] { FarAway, FakeStatsSegment.Base, FakeStatsSegment.Base - 8, FakeStatsSegment.Base + (256 * 1024) + 8, ulong.MaxValue - 7 })
        {
            using var fake = new FakeStatsSegment();
            fake.Add(type, "/x", pointer);
            using var segment = fake.Open();
            if (type == StatsEntryType.RingBuffer && pointer == FakeStatsSegment.Base)
                Assert.Throws<StatsSegmentException>(() => segment.Find("/x"));
            else
                Assert.Equal(StatsSegmentError.OutOfBounds, Assert.Throws<StatsSegmentException>(() => segment.Find("/x")).Error);
        }
    }

    [Fact]
    public void Find_ThreadPointerElsewhere_OutOfBounds()
    {
        var index = _fake.AddSimple("/x", [1, 2], [3, 4]);
        _fake.WriteUInt64(_fake.Target(index) + 8, FarAway);
        AssertFails("/x", StatsSegmentError.OutOfBounds);
    }

    [Fact]
    public void Find_ThreadVectorLongerThanTheSegment_OutOfBounds()
    {
        var index = _fake.AddCombined("/x", [(1, 2)]);
        var inner = (int)(_fake.ReadUInt64(_fake.Target(index)) - FakeStatsSegment.Base);
        _fake.WriteUInt32(inner - 8, 0x7fff_ffff);
        AssertFails("/x", StatsSegmentError.OutOfBounds);
    }

    [Fact]
    public void Find_ThousandsOfThreads_TooManyThreads()
    {
        var outer = _fake.Vector(5000, 5000 * 8);
        _fake.Add(StatsEntryType.SimpleCounters, "/x", FakeStatsSegment.Pointer(outer));
        AssertFails("/x", StatsSegmentError.TooManyThreads);
    }

    [Fact]
    public void Find_ThreadsShareOneHugeVector_OverlappingDataInsteadOfGigabytes()
    {
        var inner = _fake.Vector(20_000, 20_000 * 8);
        var outer = _fake.Vector(1000, 1000 * 8);
        for (var thread = 0; thread < 1000; thread++) _fake.WriteUInt64(outer + (thread * 8), FakeStatsSegment.Pointer(inner));
        _fake.Add(StatsEntryType.SimpleCounters, "/x", FakeStatsSegment.Pointer(outer));
        AssertFails("/x", StatsSegmentError.OverlappingData);
    }

    [Fact]
    public void Find_NamesShareOneHugeString_OverlappingDataInsteadOfGigabytes()
    {
        var text = _fake.Text(new string('x', 50_000));
        var outer = _fake.Vector(10_000, 10_000 * 8);
        for (var slot = 0; slot < 10_000; slot++) _fake.WriteUInt64(outer + (slot * 8), FakeStatsSegment.Pointer(text));
        _fake.Add(StatsEntryType.Names, "/x", FakeStatsSegment.Pointer(outer));
        AssertFails("/x", StatsSegmentError.OverlappingData);
    }

    [Fact]
    public void Find_NameVectorWithoutNul_TakenWhole()
    {
        var text = _fake.Vector(3, 3);
        "abc"u8.CopyTo(_fake.Bytes[text..]);
        var outer = _fake.Vector(1, 8);
        _fake.WriteUInt64(outer, FakeStatsSegment.Pointer(text));
        _fake.Add(StatsEntryType.Names, "/x", FakeStatsSegment.Pointer(outer));
        using var segment = _fake.Open();
        Assert.Equal(["abc"], Assert.IsType<Values.NamesValue>(segment.Find("/x")).Names);
    }

    [Fact]
    public void List_EntryNameWithoutNul_UnterminatedName()
    {
        var index = _fake.AddGauge("/x", 1);
        _fake.Bytes.Slice(_fake.Entry(index) + 16, 128).Fill((byte)'x');
        using var segment = _fake.Open();
        Assert.Equal(StatsSegmentError.UnterminatedName, Assert.Throws<StatsSegmentException>(() => segment.List()).Error);
    }

    [Fact]
    public void Find_EntryNameIsNotUtf8_NothingBreaks()
    {
        var index = _fake.AddGauge("/x", 1);
        _fake.Bytes.Slice(_fake.Entry(index) + 16, 8).Fill(0xff);
        using var segment = _fake.Open();
        Assert.Single(segment.List());
        Assert.Null(segment.Find("/x"));
    }

    [Fact]
    public void Find_SymlinkToItself_SymlinkLoop()
    {
        _fake.AddSymlink("/x", 0, 0);
        AssertFails("/x", StatsSegmentError.SymlinkLoop);
    }

    [Fact]
    public void Find_SymlinksInACircle_SymlinkLoop()
    {
        _fake.AddSymlink("/x", 1, 0);
        _fake.AddSymlink("/y", 0, 0);
        AssertFails("/x", StatsSegmentError.SymlinkLoop);
    }

    [Fact]
    public void Find_SymlinkOutOfTheDirectory_OutOfBounds()
    {
        _fake.AddSymlink("/x", 1000, 0);
        AssertFails("/x", StatsSegmentError.OutOfBounds);
    }

    [Fact]
    public void Find_UnknownType_UnknownType()
    {
        _fake.Add((StatsEntryType)10, "/x", 1);
        AssertFails("/x", StatsSegmentError.UnknownType);
    }

    [Fact]
    public void Refresh_ThreadPointerElsewhere_TypedErrorAndRecoversWithTheSegment()
    {
        using var fake = SampleSegment.Make();
        using var segment = fake.Open();
        var reader = new InterfaceCounterReader(segment);
        reader.Refresh();
        var drops = fake.Target(segment.List("/if/drops")[0].Index);
        var honest = fake.ReadUInt64(drops);
        fake.WriteUInt64(drops, FarAway);
        Assert.Equal(StatsSegmentError.OutOfBounds, Assert.Throws<StatsSegmentException>(() => reader.Refresh()).Error);
        fake.WriteUInt64(drops, honest);
        Assert.Equal(101UL, reader.Refresh().Drops[1]);
    }

    private void AssertFails(string name, StatsSegmentError error)
    {
        using var segment = _fake.Open();
        Assert.Equal(error, Assert.Throws<StatsSegmentException>(() => segment.Find(name)).Error);
    }
}
