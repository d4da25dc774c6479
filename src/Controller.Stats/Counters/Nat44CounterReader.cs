using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>Reads <c>/nat44-ed/</c>. For one caller at a time.</summary>
/// <param name="segment">The segment. It stays the caller's.</param>
public sealed class Nat44CounterReader(StatsSegment segment) : IStatsRead
{
    private const int Protocols = 5;
    private const int FirstPath = 3;
    private readonly VectorPlan _plan = new(
        ("/nat44-ed/total-sessions", StatsEntryType.SimpleCounters),
        ("/nat44-ed/max-cfg-sessions", StatsEntryType.Gauge),
        ("/nat44-ed/hairpinning", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/fastpath/tcp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/fastpath/udp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/fastpath/icmp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/fastpath/other", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/fastpath/drops", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/slowpath/tcp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/slowpath/udp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/slowpath/icmp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/slowpath/other", StatsEntryType.SimpleCounters),
        ("/nat44-ed/in2out/slowpath/drops", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/fastpath/tcp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/fastpath/udp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/fastpath/icmp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/fastpath/other", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/fastpath/drops", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/slowpath/tcp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/slowpath/udp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/slowpath/icmp", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/slowpath/other", StatsEntryType.SimpleCounters),
        ("/nat44-ed/out2in/slowpath/drops", StatsEntryType.SimpleCounters));

    private Nat44Counters? _counters;

    /// <summary>Reads them.</summary>
    /// <returns>The counters; null when VPP runs without the plugin.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public Nat44Counters? Read()
    {
        segment.Execute(this);
        return _counters;
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        _plan.Update(ref access);
        _counters = null;
        if (!_plan.TryGet(ref access, 0, out var sessions)) return;
        _plan.TryGet(ref access, 1, out var maximum);
        _counters = new Nat44Counters(access.SumSimpleColumn(sessions, 0), maximum,
            Path(ref access, 0), Path(ref access, 1), Path(ref access, 2), Path(ref access, 3), Total(ref access, 2));
    }

    private Nat44PathCounters Path(ref SegmentAccess access, int path)
    {
        var slot = FirstPath + (path * Protocols);
        return new Nat44PathCounters(Total(ref access, slot), Total(ref access, slot + 1), Total(ref access, slot + 2),
            Total(ref access, slot + 3), Total(ref access, slot + 4));
    }

    /// <summary>Sums over threads and over interfaces.</summary>
    private ulong Total(ref SegmentAccess access, int slot)
        => _plan.TryGet(ref access, slot, out var pointer) ? access.SumSimpleAll(pointer) : 0;
}
