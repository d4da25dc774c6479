using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>Reads <c>/buffer-pools/</c>: refreshed by VPP every update-interval. For one caller at a time.</summary>
/// <param name="segment">The segment. It stays the caller's.</param>
public sealed class BufferPoolCounterReader(StatsSegment segment) : IStatsRead
{
    private readonly PrefixPlan _plan = new("/buffer-pools/", StatsEntryType.Gauge);
    private readonly List<(string Pool, string Gauge, ulong Value)> _gauges = [];

    /// <summary>Reads all pools.</summary>
    /// <returns>One for each pool, in the directory's order.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public IReadOnlyList<BufferPoolCounters> Read()
    {
        segment.Execute(this);
        var pools = new List<BufferPoolCounters>();
        foreach (var (pool, gauge, value) in _gauges)
        {
            var place = pools.FindIndex(known => string.Equals(known.Name, pool, StringComparison.Ordinal));
            if (place < 0)
            {
                place = pools.Count;
                pools.Add(new BufferPoolCounters(pool, 0, 0, 0));
            }
            pools[place] = gauge switch
            {
                "available" => pools[place] with { Available = value },
                "cached" => pools[place] with { Cached = value },
                "used" => pools[place] with { Used = value },
                _ => pools[place],
            };
        }
        return pools;
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        _plan.Update(ref access);
        _gauges.Clear();
        foreach (var (index, name) in _plan.Entries)
        {
            var slash = name.LastIndexOf('/');
            if (slash > 0 && _plan.TryGet(ref access, index, out var value)) _gauges.Add((name[..slash], name[(slash + 1)..], value));
        }
    }
}
