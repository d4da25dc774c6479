using System.Numerics;
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

    /// <summary>Two threads at a time: memory traffic is what a refresh costs, and the sums are then written half as often.</summary>
    private void SumInto(ulong pointer, int elementSize, scoped Span<ulong> sums)
    {
        var threads = Threads(pointer);
        var filled = 0;
        for (var thread = 0; thread < threads.Count; thread += 2)
        {
            var first = ThreadValues(threads, thread, elementSize, sums.Length);
            var second = thread + 1 < threads.Count ? ThreadValues(threads, thread + 1, elementSize, sums.Length) : default;
            var both = Math.Min(first.Length, second.Length);
            if (filled == 0)
            {
                AddPair(first[..both], second[..both], default, sums[..both]);
                filled = both;
            }
            else
            {
                both = Math.Min(both, filled);
                AddPair(first[..both], second[..both], sums[..both], sums[..both]);
            }
            Accumulate(first, both, sums, ref filled);
            Accumulate(second, both, sums, ref filled);
        }
        sums[filled..].Clear();
    }

    private ReadOnlySpan<ulong> ThreadValues(SegmentVector threads, int thread, int elementSize, int most)
    {
        var values = MemoryMarshal.Cast<byte, ulong>(Spend(VectorAt(Element(threads, thread), elementSize), elementSize));
        return values.Length > most ? values[..most] : values;
    }

    /// <summary>Adds what one thread has beyond a place; where there are no sums yet, its values are the sums.</summary>
    private static void Accumulate(ReadOnlySpan<ulong> values, int from, scoped Span<ulong> sums, ref int filled)
    {
        var common = Math.Min(filled, values.Length);
        if (common > from) AddPair(values[from..common], default, sums[from..common], sums[from..common]);
        if (values.Length <= filled) return;
        values[filled..].CopyTo(sums[filled..]);
        filled = values.Length;
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
            var counter = At(vector.Offset + ((ulong)column * SegmentLayout.CombinedCounterSize), SegmentLayout.CombinedCounterSize);
            sum += new CombinedCounter(Volatile.Read(ref *(ulong*)counter), Volatile.Read(ref *(ulong*)(counter + sizeof(ulong))));
        }
        return sum;
    }

    /// <summary>sums[i] = first[i] + second[i] + third[i], each value loaded once; an empty span counts as zeros.</summary>
    private static void AddPair(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second, ReadOnlySpan<ulong> third, scoped Span<ulong> sums)
    {
        ref var a = ref MemoryMarshal.GetReference(first);
        ref var b = ref MemoryMarshal.GetReference(second);
        ref var c = ref MemoryMarshal.GetReference(third);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var hasSecond = second.Length == sums.Length;
        var hasThird = third.Length == sums.Length;
        var index = 0;
        if (Vector.IsHardwareAccelerated)
        {
            for (; index <= sums.Length - Vector<ulong>.Count; index += Vector<ulong>.Count)
            {
                var total = Vector.LoadUnsafe(ref a, (nuint)index);
                if (hasSecond) total += Vector.LoadUnsafe(ref b, (nuint)index);
                if (hasThird) total += Vector.LoadUnsafe(ref c, (nuint)index);
                total.StoreUnsafe(ref sum, (nuint)index);
            }
        }
        for (; index < sums.Length; index++)
            sums[index] = first[index] + (hasSecond ? second[index] : 0) + (hasThird ? third[index] : 0);
    }
}
