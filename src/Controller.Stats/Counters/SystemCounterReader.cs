using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>Reads <c>/sys/</c>. For one caller at a time.</summary>
/// <param name="segment">The segment. It stays the caller's.</param>
public sealed class SystemCounterReader(StatsSegment segment) : IStatsRead
{
    private readonly VectorPlan _plan = new(
        ("/sys/heartbeat", StatsEntryType.Scalar),
        ("/sys/boottime", StatsEntryType.Scalar),
        ("/sys/last_stats_clear", StatsEntryType.Scalar),
        ("/sys/num_worker_threads", StatsEntryType.Gauge),
        ("/sys/vector_rate", StatsEntryType.Gauge),
        ("/sys/input_rate", StatsEntryType.Gauge),
        ("/sys/vector_rate_per_worker", StatsEntryType.SimpleCounters),
        ("/sys/loops_per_worker", StatsEntryType.SimpleCounters));

    private SystemCounters? _counters;

    /// <summary>Reads them.</summary>
    /// <returns>The values; 0 or null for what this VPP does not have.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public SystemCounters Read()
    {
        segment.Execute(this);
        return _counters!;
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        _plan.Update(ref access);
        _plan.TryGet(ref access, 0, out var heartbeat);
        _plan.TryGet(ref access, 1, out var bootTime);
        _plan.TryGet(ref access, 2, out var lastClear);
        _plan.TryGet(ref access, 3, out var workers);
        _plan.TryGet(ref access, 4, out var vectorRate);
        _plan.TryGet(ref access, 5, out var inputRate);
        _counters = new SystemCounters(heartbeat, ToTime(bootTime), ToTime(lastClear), (int)Math.Min(workers, SegmentLayout.MaxThreads),
            vectorRate, ReadThreads(ref access, 6), ReadThreads(ref access, 7), inputRate);
    }

    /// <summary>These two keep their values by thread in the first thread's vector (vlib/stats/init.c:vector_rate_collector_fn).</summary>
    private ulong[] ReadThreads(ref SegmentAccess access, int slot)
    {
        if (!_plan.TryGet(ref access, slot, out var pointer)) return [];
        var values = new ulong[Math.Min(access.LongestThread(pointer, SegmentLayout.CounterSize), SegmentLayout.MaxThreads)];
        access.SumSimple(pointer, values);
        return values;
    }

    private static DateTimeOffset? ToTime(ulong seconds)
        => seconds is 0 or > 253_402_300_799 ? null : DateTimeOffset.FromUnixTimeSeconds((long)seconds);
}
