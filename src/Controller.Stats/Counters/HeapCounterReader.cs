using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>Reads <c>/mem/</c>: refreshed by VPP every update-interval. For one caller at a time.</summary>
/// <param name="segment">The segment. It stays the caller's.</param>
public sealed class HeapCounterReader(StatsSegment segment) : IStatsRead
{
    private const int Columns = 7;
    private readonly PrefixPlan _plan = new("/mem/", StatsEntryType.SimpleCounters);
    private readonly List<HeapCounters> _heaps = [];

    /// <summary>Reads all heaps.</summary>
    /// <returns>One for each heap.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public IReadOnlyList<HeapCounters> Read()
    {
        segment.Execute(this);
        return [.. _heaps];
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        _plan.Update(ref access);
        _heaps.Clear();
        Span<ulong> row = stackalloc ulong[Columns];
        foreach (var (index, name) in _plan.Entries)
        {
            if (!_plan.TryGet(ref access, index, out var pointer)) continue;
            access.SumSimple(pointer, row);
            _heaps.Add(new HeapCounters(name, row[0], row[1], row[2], row[3], row[4], row[5], row[6]));
        }
    }
}
