using Controller.Contracts.Rest;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>
/// Rates and history of all interfaces, by the name that people use: an interface that is made again under the same name goes
/// on with its history, also when VPP gives it another name or index. Memory is bounded: a ring of fixed length for each of
/// the first interfaces, dropped when the interface has been gone for longer than the ring. Thread-safe.
/// </summary>
internal sealed class InterfaceTable(TimeProvider time)
{
    /// <summary>Samples kept: ten minutes of seconds.</summary>
    public const int Samples = 600;

    /// <summary>Interfaces whose history is kept, 12 kB each; more have totals and rates only.</summary>
    public const int InterfacesWithHistory = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, InterfaceSeries> _series = new(StringComparer.Ordinal);
    private readonly DateTimeOffset[] _times = new DateTimeOffset[Samples];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>(StringComparer.Ordinal);
    private long _sample = -1;

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
            _sample++;
            _times[_sample % Samples] = time.GetUtcNow();
            foreach (ref readonly var reading in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(readings))
            {
                var name = _names.GetValueOrDefault(reading.VppName, reading.VppName);
                if (!_series.TryGetValue(name, out var series))
                    _series.Add(name, series = new InterfaceSeries(_series.Count < InterfacesWithHistory ? Samples : 0));
                series.Add(reading, _sample, timestamp, time);
            }

            foreach (var (name, series) in _series)
            {
                if (series.LastSample == _sample)
                    continue;
                series.Miss(_sample);
                if (_sample - series.LastSample >= Samples)
                    _series.Remove(name);
            }
        }
    }

    /// <summary>Whatever comes next does not continue what was: another VPP, or a gap.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            foreach (var series in _series.Values)
                series.Forget();
        }
    }

    /// <summary>Totals and rates of one interface at the last sample; null when it was not in it.</summary>
    public (InterfaceCounters Counters, InterfaceRatesView? Rates)? Find(string name)
    {
        lock (_gate)
        {
            return _series.TryGetValue(name, out var series) && series.LastSample == _sample ? (series.Counters, series.Rates) : null;
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

    /// <summary>Rates of one interface over the last <paramref name="length"/>, oldest first; null when nothing is known of it.</summary>
    public IReadOnlyList<InterfaceHistoryPoint>? GetHistory(string name, TimeSpan length)
    {
        lock (_gate)
        {
            if (!_series.TryGetValue(name, out var series))
                return null;
            var since = time.GetUtcNow() - length;
            var points = new List<InterfaceHistoryPoint>();
            for (var sample = Math.Max(0, _sample - Samples + 1); sample <= _sample; sample++)
            {
                var at = _times[sample % Samples];
                if (at > since && series.PointAt(sample, at) is { } point)
                    points.Add(point);
            }

            return points;
        }
    }

    // What was sampled under VPP's name before people's name was known goes on under people's name; a longer history under that
    // name (the interface was made again) stays.
    private void Rename(IReadOnlyDictionary<string, string> names)
    {
        _names = names;
        foreach (var (key, series) in _series.ToList())
        {
            var name = names.GetValueOrDefault(series.VppName, series.VppName);
            if (name == key || series.LastSample != _sample)
                continue;
            _series.Remove(key);
            _series.TryAdd(name, series);
        }
    }
}
