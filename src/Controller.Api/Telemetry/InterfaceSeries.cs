using Controller.Api.Telemetry.History;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>What the sampler knows of one interface: totals, the last rates, and the minute that is not over yet.</summary>
/// <param name="slot">Its place in the histories.</param>
internal sealed class InterfaceSeries(int slot)
{
    private uint _swIfIndex;
    private bool _hasBaseline;
    private long _timestamp;
    private InterfaceCounters _counters;
    private InterfaceRates _rates;
    private InterfaceRates _minute;
    private double _minuteSeconds;

    /// <summary>Its place in the histories.</summary>
    public int Slot => slot;

    /// <summary>The name that people use.</summary>
    public required string Name { get; set; }

    /// <summary>VPP's name at the last reading.</summary>
    public string VppName { get; private set; } = "";

    /// <summary>Samples before this moment belong to whoever had the slot before.</summary>
    public required DateTimeOffset Born { get; init; }

    /// <summary>Totals of the last reading.</summary>
    public ref readonly InterfaceCounters Counters => ref _counters;

    /// <summary>Whether <see cref="Rates"/> are known: not right after the start, a reset or a renumbering.</summary>
    public bool HasRates { get; private set; }

    /// <summary>Rates over the last interval.</summary>
    public ref readonly InterfaceRates Rates => ref _rates;

    /// <summary>Number of the last sample that had this interface; -1 before the first.</summary>
    public long LastSample { get; private set; } = -1;

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="sample">Number of the sample.</param>
    /// <param name="timestamp">When it was taken.</param>
    /// <param name="time">The clock of the timestamps.</param>
    public void Add(in InterfaceReading reading, long sample, long timestamp, TimeProvider time)
    {
        var comparable = _hasBaseline && _swIfIndex == reading.SwIfIndex && VppName == reading.VppName && !WentBack(_counters, reading.Counters);
        var seconds = time.GetElapsedTime(_timestamp, timestamp).TotalSeconds;
        HasRates = comparable && seconds > 0;
        if (HasRates)
        {
            _rates = RatesOf(_counters, reading.Counters, seconds);
            _minute += _rates * seconds;
            _minuteSeconds += seconds;
        }

        _counters = reading.Counters;
        LastSample = sample;
        _swIfIndex = reading.SwIfIndex;
        VppName = reading.VppName;
        _timestamp = timestamp;
        _hasBaseline = true;
    }

    /// <summary>Counters from now on do not continue those so far: VPP restarted, or the interface was not there.</summary>
    public void Forget()
    {
        _hasBaseline = false;
        HasRates = false;
    }

    /// <summary>Ends the minute.</summary>
    /// <param name="rates">Its mean rates, over the part of it that is known.</param>
    /// <returns>False when nothing is known of it.</returns>
    public bool TryCloseMinute(out InterfaceRates rates)
    {
        var known = _minuteSeconds > 0;
        rates = known ? _minute * (1 / _minuteSeconds) : default;
        _minute = default;
        _minuteSeconds = 0;
        return known;
    }

    // `clear interfaces`, or another interface that got the index: in both cases the difference means nothing.
    private static bool WentBack(in InterfaceCounters before, in InterfaceCounters after)
        => after.Rx.Packets < before.Rx.Packets || after.Rx.Bytes < before.Rx.Bytes
            || after.Tx.Packets < before.Tx.Packets || after.Tx.Bytes < before.Tx.Bytes || after.Drops < before.Drops;

    private static InterfaceRates RatesOf(in InterfaceCounters before, in InterfaceCounters after, double seconds) => new(
        (after.Rx.Bytes - before.Rx.Bytes) * 8 / seconds,
        (after.Tx.Bytes - before.Tx.Bytes) * 8 / seconds,
        (after.Rx.Packets - before.Rx.Packets) / seconds,
        (after.Tx.Packets - before.Tx.Packets) / seconds,
        (after.Drops - before.Drops) / seconds);
}
