using System.Runtime.InteropServices;
using System.Text;
using Controller.Stats.Values;

namespace Controller.Stats.Segment;

/// <summary>Copies one entry of any type.</summary>
/// <param name="name">Its exact name.</param>
internal sealed class FindRead(string name) : IStatsRead
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);

    /// <summary>The entry; null when there is none of that name.</summary>
    public StatsValue? Value { get; private set; }

    /// <inheritdoc/>
    public void Read(ref SegmentAccess access)
    {
        Value = null;
        if (!access.TryFind(_name, out var index)) return;
        var entry = access.Entry(index);
        var column = access.Follow(ref entry);
        Value = entry.Type switch
        {
            StatsEntryType.Scalar or StatsEntryType.Gauge => new ScalarValue(name, entry.Type, entry.Value),
            StatsEntryType.SimpleCounters => new SimpleCountersValue(name, Copy<ulong>(ref access, entry.Value, column)),
            StatsEntryType.CombinedCounters => new CombinedCountersValue(name, Copy<CombinedCounter>(ref access, entry.Value, column)),
            StatsEntryType.Names => new NamesValue(name, access.ReadNames(entry.Value, [])),
            StatsEntryType.Histogram => new HistogramValue(name, Array.ConvertAll(Copy<ulong>(ref access, entry.Value, column: null), ToHistogram)),
            StatsEntryType.RingBuffer => access.ReadRings(name, entry.Value),
            _ => new EmptyValue(name, entry.Type),
        };
    }

    /// <summary>Copies the vectors of all threads, or one column of them as vectors of one.</summary>
    private static T[][] Copy<T>(ref SegmentAccess access, ulong pointer, uint? column)
        where T : unmanaged
    {
        var size = Marshal.SizeOf<T>();
        var threads = access.Threads(pointer);
        var result = new T[threads.Count][];
        for (var thread = 0; thread < threads.Count; thread++)
        {
            var vector = access.VectorAt(access.Element(threads, thread), size);
            if (column is { } only)
            {
                result[thread] = only < (uint)vector.Count
                    ? MemoryMarshal.Cast<byte, T>(access.Spend(new SegmentVector(vector.Offset + (only * (ulong)size), 1), size)).ToArray()
                    : [];
                continue;
            }
            result[thread] = MemoryMarshal.Cast<byte, T>(access.Spend(vector, size)).ToArray();
        }
        return result;
    }

    private static Log2Histogram ToHistogram(ulong[] vector)
        => vector.Length == 0 ? new Log2Histogram(0, []) : new Log2Histogram(vector[0], vector[1..]);
}
