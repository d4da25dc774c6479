using System.Diagnostics.CodeAnalysis;
using Controller.Stats.Values;

namespace Controller.Stats.Segment;

/// <summary>Ring buffers (vlib/stats/stats.c:vlib_stats_add_ring_buffer, vlib_stats_ring_produce).</summary>
internal unsafe ref partial struct SegmentAccess
{
    /// <summary>Copies all rings of an entry.</summary>
    /// <param name="name">The name to give the result.</param>
    /// <param name="pointer">The entry's pointer.</param>
    /// <returns>The rings.</returns>
    /// <exception cref="StatsSegmentException">Sizes and offsets do not fit the segment, or one another.</exception>
    public RingBufferValue ReadRings(string name, ulong pointer)
    {
        var ring = unchecked(pointer - _base);
        if (ring > _length - SegmentLayout.RingHeaderSize) ThrowOutOfBounds("ring buffer", pointer);
        if (ring % sizeof(ulong) != 0) ThrowMisaligned(pointer);
        var room = _length - ring;
        ulong entrySize = ReadWord(ring), ringSize = ReadWord(ring + 4), threads = ReadWord(ring + 8);
        ulong schemaSize = ReadWord(ring + 12);
        var schemaVersion = ReadWord(ring + 16);
        ulong metadata = ReadWord(ring + 20), data = ReadWord(ring + 24);

        if (entrySize == 0 || ringSize == 0 || metadata % sizeof(ulong) != 0) ThrowBadRing(name);
        if (threads > SegmentLayout.MaxThreads) ThrowTooManyThreads((int)Math.Min(threads, int.MaxValue));
        var bytesAThread = entrySize * ringSize;
        if (bytesAThread > room || data > room || bytesAThread * threads > room - data) ThrowBadRing(name);

        var schema = ReadSchema(name, ring, room, metadata, threads, schemaSize, out var stride);
        if (threads > 0 && (metadata > room || ((threads - 1) * stride) + SegmentLayout.RingMetadataSize > room - metadata)) ThrowBadRing(name);
        var rings = new RingThread[threads];
        for (var thread = 0UL; thread < threads; thread++)
        {
            rings[thread] = ReadRing(ring + metadata + (thread * stride), ring + data + (thread * bytesAThread),
                (int)entrySize, (int)ringSize);
        }
        return new RingBufferValue(name, (int)entrySize, (int)ringSize, schemaVersion, schema, rings);
    }

    /// <summary>
    /// The schema lies behind the metadata. It is also what tells the stride of the metadata, which is a cache line of the machine
    /// that VPP was built for.
    /// </summary>
    private byte[] ReadSchema(string name, ulong ring, ulong room, ulong metadata, ulong threads, ulong schemaSize, out ulong stride)
    {
        stride = SegmentLayout.RingMetadataStride;
        if (schemaSize == 0 || threads == 0) return [];
        if (metadata > room || room - metadata < SegmentLayout.RingMetadataSize) ThrowBadRing(name);
        ulong offset = ReadWord(ring + metadata + 16);
        if (offset > room || schemaSize > room - offset || offset < metadata) ThrowBadRing(name);
        stride = (offset - metadata) / threads;
        if (stride < SegmentLayout.RingMetadataSize || stride % sizeof(ulong) != 0) ThrowBadRing(name);
        return SpendBytes(ring + offset, (int)schemaSize).ToArray();
    }

    /// <summary>
    /// The writer fills the slot of record <c>sequence</c>, then counts up; it never waits. So record s is whole if, after the copy,
    /// s > sequence - ringSize still holds.
    /// </summary>
    private RingThread ReadRing(ulong metadata, ulong data, int entrySize, int ringSize)
    {
        var before = ReadLong(metadata + 8);
        var copy = SpendBytes(data, entrySize * ringSize).ToArray();
        Volatile.ReadBarrier();
        var after = _memory.ReadNow(metadata + 8);

        var size = (ulong)ringSize;
        var oldest = after >= size ? after - size + 1 : 0;
        var count = before > oldest ? (int)Math.Min(before - oldest, size) : 0;
        var ordered = new byte[count * entrySize];
        for (var index = 0; index < count; index++)
        {
            var slot = (int)((oldest + (ulong)index) % size);
            copy.AsSpan(slot * entrySize, entrySize).CopyTo(ordered.AsSpan(index * entrySize));
        }
        return new RingThread(before, entrySize, ordered);
    }

    private ReadOnlySpan<byte> SpendBytes(ulong offset, int count)
    {
        if ((ulong)count > _budget) ThrowOverlapping();
        _budget -= (ulong)count;
        return new ReadOnlySpan<byte>(At(offset, count), count);
    }

    private readonly uint ReadWord(ulong offset) => Volatile.Read(ref *(uint*)At(offset, sizeof(uint)));

    private readonly ulong ReadLong(ulong offset) => Volatile.Read(ref *(ulong*)At(offset, sizeof(ulong)));

    [DoesNotReturn]
    private static void ThrowBadRing(string name) => throw new StatsSegmentException(StatsSegmentError.BadRingBuffer,
        $"The sizes and offsets of the ring buffer {name} do not fit the segment.");
}
