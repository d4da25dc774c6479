using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Controller.Stats.Segment;

/// <summary>Counters summed over threads, straight into the caller's memory.</summary>
internal ref partial struct SegmentAccess
{
    /// <summary>Elements of the longest thread's vector: VPP grows them one after the other.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <param name="elementSize">8 or 16 bytes.</param>
    /// <returns>Elements.</returns>
    public readonly int LongestThread(ulong pointer, int elementSize)
    {
        var threads = Threads(pointer);
        var longest = 0;
        for (var thread = 0; thread < threads.Count; thread++)
            longest = Math.Max(longest, VectorAt(Element(threads, thread), elementSize).Count);
        return longest;
    }

    /// <summary>Sums 64-bit counters over all threads. A column that a thread does not have counts as 0.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <param name="sums">Receives the sums from column 0 on; cleared first; columns beyond it are left out.</param>
    public void SumSimple(ulong pointer, scoped Span<ulong> sums)
        => SumInto(pointer, SegmentLayout.CounterSize, sums);

    /// <summary>Sums packet and byte counters over all threads.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <param name="sums">As for <see cref="SumSimple"/>.</param>
    public void SumCombined(ulong pointer, scoped Span<CombinedCounter> sums)
        => SumInto(pointer, SegmentLayout.CombinedCounterSize, MemoryMarshal.Cast<CombinedCounter, ulong>(sums));

    private void SumInto(ulong pointer, int elementSize, scoped Span<ulong> sums)
    {
        var threads = Threads(pointer);
        var filled = 0;
        for (var thread = 0; thread < threads.Count; thread++)
        {
            var vector = VectorAt(Element(threads, thread), elementSize);
            var values = MemoryMarshal.Cast<byte, ulong>(Spend(vector, elementSize));
            if (values.Length > sums.Length) values = values[..sums.Length];
            var common = Math.Min(filled, values.Length);
            Add(values[..common], sums[..common]);
            if (values.Length <= common) continue;
            values[common..].CopyTo(sums[common..]);
            filled = values.Length;
        }
        sums[filled..].Clear();
    }

    /// <summary>Sums 64-bit counters over all threads and all columns.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <returns>The sum.</returns>
    public ulong SumSimpleAll(ulong pointer)
    {
        var threads = Threads(pointer);
        var sum = 0UL;
        for (var thread = 0; thread < threads.Count; thread++)
        {
            var vector = VectorAt(Element(threads, thread), SegmentLayout.CounterSize);
            foreach (var value in MemoryMarshal.Cast<byte, ulong>(Spend(vector, SegmentLayout.CounterSize))) sum += value;
        }
        return sum;
    }

    /// <summary>Sums one column over all threads.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <param name="column">The column.</param>
    /// <returns>The sum; 0 when no thread has the column.</returns>
    public readonly ulong SumSimpleColumn(ulong pointer, uint column)
    {
        var threads = Threads(pointer);
        var sum = 0UL;
        for (var thread = 0; thread < threads.Count; thread++)
        {
            var vector = VectorAt(Element(threads, thread), SegmentLayout.CounterSize);
            if (column < (uint)vector.Count) sum += Element(vector, (int)column);
        }
        return sum;
    }

    /// <summary>Sums one column of packets and bytes over all threads.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <param name="column">The column.</param>
    /// <returns>The sum; zeros when no thread has the column.</returns>
    public readonly unsafe CombinedCounter SumCombinedColumn(ulong pointer, uint column)
    {
        var threads = Threads(pointer);
        var sum = default(CombinedCounter);
        for (var thread = 0; thread < threads.Count; thread++)
        {
            var vector = VectorAt(Element(threads, thread), SegmentLayout.CombinedCounterSize);
            if (column >= (uint)vector.Count) continue;
            var counter = _start + vector.Offset + ((ulong)column * SegmentLayout.CombinedCounterSize);
            sum += new CombinedCounter(Volatile.Read(ref *(ulong*)counter), Volatile.Read(ref *(ulong*)(counter + sizeof(ulong))));
        }
        return sum;
    }

    /// <summary>sums[i] += values[i], each value loaded once.</summary>
    private static void Add(ReadOnlySpan<ulong> values, scoped Span<ulong> sums)
    {
        var index = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref var value = ref MemoryMarshal.GetReference(values);
            ref var sum = ref MemoryMarshal.GetReference(sums);
            for (; index <= values.Length - Vector<ulong>.Count; index += Vector<ulong>.Count)
            {
                (Vector.LoadUnsafe(ref value, (nuint)index) + Vector.LoadUnsafe(ref sum, (nuint)index))
                    .StoreUnsafe(ref Unsafe.Add(ref sum, index));
            }
        }
        for (; index < values.Length; index++) sums[index] += values[index];
    }
}
