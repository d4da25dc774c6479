using Controller.Stats.Segment;

namespace Controller.Stats.Counters;

/// <summary>
/// Reads the counters of all interfaces at once: 17 vectors a thread, straight copies, no allocation unless VPP got more
/// interfaces or other names. For one caller at a time.
/// </summary>
/// <remarks>
/// The vectors of <c>/if/</c> are read by <c>sw_if_index</c>; the links under <c>/interfaces/</c>, seventeen an interface, are not
/// touched. Whether an index still is the interface that a caller means is the caller's to know: VPP gives indexes out again.
/// </remarks>
public sealed class InterfaceCounterReader : IStatsRead
{
    private const int NamesSlot = InterfaceCounterTable.CounterKinds + InterfaceCounterTable.TrafficKinds;

    private readonly StatsSegment _segment;
    private readonly TimeProvider _clock;
    private readonly VectorPlan _plan = new(
        ("/if/drops", StatsEntryType.SimpleCounters),
        ("/if/punt", StatsEntryType.SimpleCounters),
        ("/if/ip4", StatsEntryType.SimpleCounters),
        ("/if/ip6", StatsEntryType.SimpleCounters),
        ("/if/rx-no-buf", StatsEntryType.SimpleCounters),
        ("/if/rx-miss", StatsEntryType.SimpleCounters),
        ("/if/rx-error", StatsEntryType.SimpleCounters),
        ("/if/tx-error", StatsEntryType.SimpleCounters),
        ("/if/mpls", StatsEntryType.SimpleCounters),
        ("/if/rx", StatsEntryType.CombinedCounters),
        ("/if/rx-unicast", StatsEntryType.CombinedCounters),
        ("/if/rx-multicast", StatsEntryType.CombinedCounters),
        ("/if/rx-broadcast", StatsEntryType.CombinedCounters),
        ("/if/tx", StatsEntryType.CombinedCounters),
        ("/if/tx-unicast", StatsEntryType.CombinedCounters),
        ("/if/tx-multicast", StatsEntryType.CombinedCounters),
        ("/if/tx-broadcast", StatsEntryType.CombinedCounters),
        ("/if/names", StatsEntryType.Names));

    private InterfaceCounterTable _spare = new();
    private string?[] _names = [];
    private bool _namesAreStale;

    /// <summary>Makes a reader; nothing is read yet.</summary>
    /// <param name="segment">The segment. It stays the caller's.</param>
    /// <param name="clock">Stamps the tables; the system's when null.</param>
    public InterfaceCounterReader(StatsSegment segment, TimeProvider? clock = null)
    {
        _segment = segment;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>What the last successful refresh read; empty before the first.</summary>
    public InterfaceCounterTable Current { get; private set; } = new();

    /// <summary>How often the directory had to be searched: once for each change of VPP's structure.</summary>
    public int Resolutions => _plan.Resolutions;

    /// <summary>Reads everything again.</summary>
    /// <returns>The new <see cref="Current"/>. The one before stays intact until the next refresh.</returns>
    /// <exception cref="StatsException">The segment could not be read; <see cref="Current"/> is as it was.</exception>
    public InterfaceCounterTable Refresh()
    {
        _segment.Execute(this);
        (Current, _spare) = (_spare, Current);
        return Current;
    }

    /// <inheritdoc/>
    void IStatsRead.Read(ref SegmentAccess access)
    {
        // A set name always comes with a new epoch (vlib_stats_set_string_vector), so that names are looked at only then.
        if (_plan.Update(ref access)) _namesAreStale = true;
        if (_namesAreStale)
        {
            _names = _plan.TryGet(ref access, NamesSlot, out var names) ? access.ReadNames(names, _names) : [];
            _namesAreStale = false;
        }

        var count = _names.Length;
        for (var kind = 0; kind < InterfaceCounterTable.TrafficKinds; kind++)
        {
            if (_plan.TryGet(ref access, InterfaceCounterTable.CounterKinds + kind, out var pointer))
                count = Math.Max(count, access.LongestThread(pointer, SegmentLayout.CombinedCounterSize));
        }

        _spare.Begin(count, access.Epoch, _clock.GetTimestamp(), _names);
        for (var kind = 0; kind < InterfaceCounterTable.CounterKinds; kind++)
        {
            _plan.TryGet(ref access, kind, out var pointer);
            access.SumSimple(pointer, _spare.Writable((InterfaceCounterKind)kind));
        }
        for (var kind = 0; kind < InterfaceCounterTable.TrafficKinds; kind++)
        {
            _plan.TryGet(ref access, InterfaceCounterTable.CounterKinds + kind, out var pointer);
            access.SumCombined(pointer, _spare.Writable((InterfaceTrafficKind)kind));
        }
    }
}
