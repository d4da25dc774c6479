using System.Runtime.InteropServices;
using Controller.Api.Telemetry.History;
using Controller.Contracts.Rest;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>
/// Rates and history of all interfaces, by the name that people use: an interface that is made again under the same name goes
/// on with its history, also when VPP gives it another name or index. Thread-safe.
/// </summary>
/// <remarks>
/// Memory is fixed by a budget (docs/stats-segment.md): seconds for an hour and minutes for thirty days, 10 bytes a sample and interface; with
/// so many interfaces that this does not fit, each resolution goes back less far, for all interfaces alike. Interfaces that are gone
/// are kept until their number is a quarter of those that are there.
/// </remarks>
internal sealed partial class InterfaceTable
{
    /// <summary>Seconds kept: an hour.</summary>
    public const int Seconds = 3600;

    /// <summary>Minutes kept: thirty days.</summary>
    public const int Minutes = 30 * 24 * 60;

    private const int GoneAtLeast = 256;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InterfaceSeries> _series = new(StringComparer.Ordinal);
    private readonly Stack<int> _freeSlots = new();
    private readonly RateHistory _seconds;
    private readonly RateHistory _minutes;
    private InterfaceSeries?[] _byIndex = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>(StringComparer.Ordinal);
    private long _sample = -1;
    private long _lastTimestamp;
    private DateTimeOffset _minuteEnd;
    private int _slots;

    // Interfaces that the last sample did not have.
    private int _gone;

    /// <summary>Makes an empty table.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="memory">Bytes that the histories may take.</param>
    public InterfaceTable(TimeProvider time, long memory)
    {
        _time = time;
        _seconds = new RateHistory(Seconds, () => memory / 2);
        // What the seconds of so many interfaces need is theirs, up to a half.
        _minutes = new RateHistory(Minutes, () => memory - Math.Min(memory / 2, (long)_slots * RateBlock.BytesPerSlot * ((Seconds / RateBlock.Samples) + 2)));
    }

    /// <summary>Bytes that the histories take.</summary>
    public long HistoryBytes
    {
        get
        {
            lock (_gate)
                return _seconds.Bytes + _minutes.Bytes;
        }
    }

    /// <summary>Takes one reading of all interfaces.</summary>
    /// <param name="readings">The interfaces.</param>
    /// <param name="names">The name that people use, by VPP's name. The same object means that nothing has changed.</param>
    /// <param name="timestamp">When they were read, as <see cref="TimeProvider.GetTimestamp"/>.</param>
    public void Add(List<InterfaceReading> readings, IReadOnlyDictionary<string, string> names, long timestamp)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(names, _names))
                Rename(names);
            var now = _time.GetUtcNow();
            if (_sample >= 0 && EndOfMinute(now) != _minuteEnd)
                CloseMinute();
            _minuteEnd = EndOfMinute(now);
            var seconds = _sample < 0 ? 0 : _time.GetElapsedTime(_lastTimestamp, timestamp).TotalSeconds;
            _lastTimestamp = timestamp;
            _sample++;

            foreach (ref readonly var reading in CollectionsMarshal.AsSpan(readings))
                SeriesOf(reading, now).Add(reading, _sample, timestamp, _time);
            _seconds.Begin(now, seconds, _slots);
            _gone = 0;
            foreach (var (_, series) in _series)
            {
                if (series.LastSample != _sample)
                {
                    series.Forget();
                    _gone++;
                }
                else if (series.HasRates)
                {
                    _seconds.Set(series.Slot, series.Rates);
                }
            }
        }
    }

    /// <summary>Whatever comes next does not continue what was: another VPP, or a gap.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            foreach (var (_, series) in _series)
                series.Forget();
        }
    }

    /// <summary>Ends the minute before it is over: the server stops.</summary>
    public void CloseMinuteEarly()
    {
        lock (_gate)
        {
            if (_sample >= 0)
                CloseMinute();
        }
    }

    /// <summary>Totals and rates of one interface at the last sample; null when it was not in it.</summary>
    public (InterfaceCounters Counters, InterfaceRatesView? Rates)? Find(string name)
    {
        lock (_gate)
        {
            return _series.TryGetValue(name, out var series) && series.LastSample == _sample
                ? (series.Counters, series.HasRates ? series.Rates.ToView() : null)
                : null;
        }
    }

    /// <summary>Totals of every interface of the last sample.</summary>
    public IReadOnlyList<(string Name, InterfaceCounters Counters)> ListCounters()
    {
        lock (_gate)
        {
            return [.. _series.Where(pair => pair.Value.LastSample == _sample).Select(pair => (pair.Key, pair.Value.Counters))];
        }
    }

    private static DateTimeOffset EndOfMinute(DateTimeOffset at) => new((at.UtcTicks / Minute.Ticks * Minute.Ticks) + Minute.Ticks, TimeSpan.Zero);

    private void CloseMinute()
    {
        _minutes.Trim();
        _minutes.Begin(_minuteEnd, Minute.TotalSeconds, _slots);
        foreach (var (_, series) in _series)
        {
            if (series.TryCloseMinute(out var rates))
                _minutes.Set(series.Slot, rates);
        }
    }

    // The reader hands out the same string for an interface again and again, so that most of the time nothing needs to be looked up.
    private InterfaceSeries SeriesOf(in InterfaceReading reading, DateTimeOffset now)
    {
        if (reading.SwIfIndex < (uint)_byIndex.Length && _byIndex[reading.SwIfIndex] is { } known && ReferenceEquals(known.VppName, reading.VppName))
            return known;
        var name = _names.GetValueOrDefault(reading.VppName, reading.VppName);
        if (!_series.TryGetValue(name, out var series))
            _series.Add(name, series = new InterfaceSeries(TakeSlot()) { Name = name, Born = now });
        // Bounded: an index is no reason for memory of its own size.
        if (reading.SwIfIndex < 1 << 20)
        {
            if (reading.SwIfIndex >= (uint)_byIndex.Length)
                Array.Resize(ref _byIndex, Math.Max(64, (int)reading.SwIfIndex * 2));
            _byIndex[reading.SwIfIndex] = series;
        }

        return series;
    }

    private int TakeSlot()
    {
        if (_freeSlots.Count == 0 && _gone > Math.Max(GoneAtLeast, (_series.Count - _gone) / 4))
        {
            Remove(_series.Values.MinBy(series => series.LastSample)!);
            _gone--;
        }

        return _freeSlots.TryPop(out var slot) ? slot : _slots++;
    }

    private void Remove(InterfaceSeries series)
    {
        _series.Remove(series.Name);
        _freeSlots.Push(series.Slot);
        for (var index = 0; index < _byIndex.Length; index++)
        {
            if (ReferenceEquals(_byIndex[index], series))
                _byIndex[index] = null;
        }
    }

    // What was sampled under VPP's name before people's name was known goes on under people's name; a longer history under that
    // name (the interface was made again) stays.
    private void Rename(IReadOnlyDictionary<string, string> names)
    {
        _names = names;
        Array.Clear(_byIndex);
        foreach (var (key, series) in _series.ToList())
        {
            var name = names.GetValueOrDefault(series.VppName, series.VppName);
            if (name == key || series.LastSample != _sample)
                continue;
            if (_series.ContainsKey(name))
            {
                Remove(series);
                continue;
            }

            _series.Remove(key);
            series.Name = name;
            _series.Add(name, series);
        }
    }
}
