using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>
/// Reads how much was forwarded by routes, by the <c>stats_index</c> that VPP answers to a route. For one caller at a time; reads
/// only the routes asked for, and allocates nothing.
/// </summary>
/// <param name="segment">The segment. It stays the caller's.</param>
public sealed class RouteCounterReader(StatsSegment segment) : IStatsRead
{
    private readonly VectorPlan _plan = new(("/net/route/to", StatsEntryType.CombinedCounters));
    private ReadOnlyMemory<uint> _statsIndexes;
    private Memory<CombinedCounter> _counters;

    /// <summary>Reads the counters of some routes.</summary>
    /// <param name="statsIndexes">The routes. An index that VPP does not have counts 0.</param>
    /// <param name="counters">Receives as many counters, in the same order.</param>
    /// <exception cref="ArgumentException"><paramref name="counters"/> is too short.</exception>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public void Read(ReadOnlyMemory<uint> statsIndexes, Memory<CombinedCounter> counters)
    {
        if (counters.Length < statsIndexes.Length) throw new ArgumentException("There are fewer counters than routes.", nameof(counters));
        _statsIndexes = statsIndexes;
        _counters = counters;
        segment.Execute(this);
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        _plan.Update(ref access);
        _plan.TryGet(ref access, 0, out var pointer);
        var indexes = _statsIndexes.Span;
        var counters = _counters.Span;
        for (var route = 0; route < indexes.Length; route++) counters[route] = access.SumCombinedColumn(pointer, indexes[route]);
    }
}
