using System.Buffers.Binary;
using Controller.Stats.Tests.Fakes;
using Controller.Stats.Values;

namespace Controller.Stats.Tests;

public sealed class RingBufferTests : IDisposable
{
    private readonly FakeStatsSegment _fake = new();

    public void Dispose() => _fake.Dispose();

    [Fact]
    public void Find_RingNotYetFull_AllRecordsOldestFirst()
    {
        MakeRing("/ring", ringSize: 4, sequences: [3, 0]);
        using var segment = _fake.Open();
        var ring = Assert.IsType<RingBufferValue>(segment.Find("/ring"));
        Assert.Equal((8, 4), (ring.EntrySize, ring.RingSize));
        Assert.Equal([0, 1, 2], Records(ring.Threads[0]));
        Assert.Equal(3UL, ring.Threads[0].Sequence);
        Assert.Empty(Records(ring.Threads[1]));
    }

    [Fact]
    public void Find_RingWrappedAround_WithoutTheOneBeingOverwritten()
    {
        MakeRing("/ring", ringSize: 4, sequences: [10]);
        using var segment = _fake.Open();
        var ring = Assert.IsType<RingBufferValue>(segment.Find("/ring"));
        // Slots hold 8, 9, 6, 7; the writer's next slot is the one of 6.
        Assert.Equal([7, 8, 9], Records(ring.Threads[0]));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    public void Find_RingWithSchema_SchemaAndStrideOfTheMachine(int cacheLine)
    {
        MakeRing("/ring", ringSize: 8, sequences: [2, 5], schema: "hello"u8.ToArray(), cacheLine);
        using var segment = _fake.Open();
        var ring = Assert.IsType<RingBufferValue>(segment.Find("/ring"));
        Assert.Equal("hello"u8.ToArray(), ring.Schema.ToArray());
        Assert.Equal(3U, ring.SchemaVersion);
        Assert.Equal([0, 1, 2, 3, 4], Records(ring.Threads[1]));
    }

    [Theory]
    [InlineData(0, 0U)]
    [InlineData(0, 0xffff_ffffU)]
    [InlineData(4, 0U)]
    [InlineData(4, 0xffff_ffffU)]
    [InlineData(12, 0xffff_fff0U)]
    [InlineData(20, 0xffff_fff8U)]
    [InlineData(20, 1U)]
    [InlineData(24, 0xffff_ffffU)]
    public void Find_RingWithImpossibleHeader_BadRingBuffer(int field, uint value)
    {
        var index = MakeRing("/ring", ringSize: 4, sequences: [3, 1]);
        _fake.WriteUInt32(_fake.Target(index) + field, value);
        using var segment = _fake.Open();
        Assert.Equal(StatsSegmentError.BadRingBuffer, Assert.Throws<StatsSegmentException>(() => segment.Find("/ring")).Error);
    }

    [Fact]
    public void Find_RingWithTooManyThreads_TooManyThreads()
    {
        var index = MakeRing("/ring", ringSize: 4, sequences: [3, 1]);
        _fake.WriteUInt32(_fake.Target(index) + 8, 0xffff_ffff);
        using var segment = _fake.Open();
        Assert.Equal(StatsSegmentError.TooManyThreads, Assert.Throws<StatsSegmentException>(() => segment.Find("/ring")).Error);
    }

    private static IEnumerable<ulong> Records(RingThread thread)
        => Enumerable.Range(0, thread.Count).Select(index => BinaryPrimitives.ReadUInt64LittleEndian(thread[index].Span));

    /// <summary>Rings of u64 records that hold their own number, as vlib_stats_ring_produce would have written them.</summary>
    private int MakeRing(string name, int ringSize, int[] sequences, byte[]? schema = null, int cacheLine = 64)
    {
        const int entrySize = 8;
        const int header = 28;
        schema ??= [];
        var dataSize = sequences.Length * ringSize * entrySize;
        var metadata = (header + dataSize + cacheLine - 1) / cacheLine * cacheLine;
        var schemaOffset = schema.Length == 0 ? 0 : metadata + (sequences.Length * cacheLine);
        var ring = _fake.Allocate(metadata + (sequences.Length * cacheLine) + schema.Length, cacheLine);
        uint[] fields = [entrySize, (uint)ringSize, (uint)sequences.Length, (uint)schema.Length, 3, (uint)metadata, header];
        for (var field = 0; field < fields.Length; field++) _fake.WriteUInt32(ring + (field * 4), fields[field]);
        for (var thread = 0; thread < sequences.Length; thread++)
        {
            for (var record = 0; record < sequences[thread]; record++)
                _fake.WriteUInt64(ring + header + (((thread * ringSize) + (record % ringSize)) * entrySize), (ulong)record);
            var place = ring + metadata + (thread * cacheLine);
            _fake.WriteUInt32(place, (uint)(sequences[thread] % ringSize));
            _fake.WriteUInt64(place + 8, (ulong)sequences[thread]);
            _fake.WriteUInt32(place + 16, (uint)schemaOffset);
            _fake.WriteUInt32(place + 20, (uint)schema.Length);
        }
        schema.CopyTo(_fake.Bytes[(ring + schemaOffset)..]);
        return _fake.Add(StatsEntryType.RingBuffer, name, FakeStatsSegment.Pointer(ring));
    }
}
