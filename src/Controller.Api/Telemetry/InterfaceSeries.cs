using Controller.Contracts.Rest;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>What the sampler knows of one interface: totals, the last rates, and their history in a fixed ring.</summary>
internal sealed class InterfaceSeries
{
    private readonly float[]? _history;
    private uint _swIfIndex;
    private string _vppName = "";
    private bool _hasBaseline;
    private long _timestamp;

    /// <summary>Makes an empty series.</summary>
    /// <param name="slots">Slots of its history; 0 for none.</param>
    public InterfaceSeries(int slots)
    {
        if (slots == 0)
            return;
        _history = new float[slots * Columns];
        Array.Fill(_history, float.NaN);
    }

    /// <summary>Numbers of a history point: rx and tx bits, rx and tx packets, drops; each a second.</summary>
    private const int Columns = 5;

    /// <summary>Totals of the last reading.</summary>
    public InterfaceCounters Counters { get; private set; }

    /// <summary>Rates over the last interval; null right after the start, a reset or a renumbering.</summary>
    public InterfaceRatesView? Rates { get; private set; }

    /// <summary>Number of the last sample that had this interface.</summary>
    public long LastSample { get; private set; }

    /// <summary>VPP's name at the last reading.</summary>
    public string VppName => _vppName;

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="sample">Number of the sample.</param>
    /// <param name="timestamp">When it was taken.</param>
    /// <param name="time">The clock of the timestamps.</param>
    public void Add(in InterfaceReading reading, long sample, long timestamp, TimeProvider time)
    {
        var comparable = _hasBaseline && _swIfIndex == reading.SwIfIndex && _vppName == reading.VppName && !WentBack(Counters, reading.Counters);
        var seconds = time.GetElapsedTime(_timestamp, timestamp).TotalSeconds;
        Rates = comparable && seconds > 0 ? RatesOf(Counters, reading.Counters, seconds) : null;
        Counters = reading.Counters;
        LastSample = sample;
        _swIfIndex = reading.SwIfIndex;
        _vppName = reading.VppName;
        _timestamp = timestamp;
        _hasBaseline = true;
        Remember(sample, Rates);
    }

    /// <summary>Notes that a sample did not have this interface.</summary>
    public void Miss(long sample)
    {
        Forget();
        Remember(sample, rates: null);
    }

    /// <summary>Counters from now on do not continue those so far (VPP restarted).</summary>
    public void Forget()
    {
        _hasBaseline = false;
        Rates = null;
    }

    /// <summary>Rates at a sample; null when there are none.</summary>
    /// <param name="sample">A sample that is still in the ring.</param>
    /// <param name="at">When it was taken.</param>
    public InterfaceHistoryPoint? PointAt(long sample, DateTimeOffset at)
    {
        if (_history is null)
            return null;
        var place = Place(sample);
        return float.IsNaN(_history[place])
            ? null
            : new InterfaceHistoryPoint(at, _history[place], _history[place + 1], _history[place + 2], _history[place + 3], _history[place + 4]);
    }

    private void Remember(long sample, InterfaceRatesView? rates)
    {
        if (_history is null)
            return;
        var place = Place(sample);
        _history[place] = rates is null ? float.NaN : (float)rates.RxBitsPerSecond;
        _history[place + 1] = rates is null ? float.NaN : (float)rates.TxBitsPerSecond;
        _history[place + 2] = rates is null ? float.NaN : (float)rates.RxPacketsPerSecond;
        _history[place + 3] = rates is null ? float.NaN : (float)rates.TxPacketsPerSecond;
        _history[place + 4] = rates is null ? float.NaN : (float)rates.DropsPerSecond;
    }

    private int Place(long sample) => (int)(sample % (_history!.Length / Columns)) * Columns;

    // `clear interfaces`, or another interface that got the index: in both cases the difference means nothing.
    private static bool WentBack(in InterfaceCounters before, in InterfaceCounters after)
        => after.Rx.Packets < before.Rx.Packets || after.Rx.Bytes < before.Rx.Bytes
            || after.Tx.Packets < before.Tx.Packets || after.Tx.Bytes < before.Tx.Bytes || after.Drops < before.Drops;

    private static InterfaceRatesView RatesOf(in InterfaceCounters before, in InterfaceCounters after, double seconds) => new(
        (after.Rx.Packets - before.Rx.Packets) / seconds,
        (after.Rx.Bytes - before.Rx.Bytes) * 8 / seconds,
        (after.Tx.Packets - before.Tx.Packets) / seconds,
        (after.Tx.Bytes - before.Tx.Bytes) * 8 / seconds,
        (after.Drops - before.Drops) / seconds);
}
