using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Controller.Api.Telemetry.Prometheus;

/// <summary>Collects one instrument. Series are bounded: beyond the limit new tag sets are counted together, without tags.</summary>
internal sealed class InstrumentCollector
{
    private const int SeriesLimit = 1000;

    // Seconds, from a fast request to a long apply; what OpenTelemetry uses for durations.
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly Instrument _instrument;
    private readonly double[]? _bounds;
    private readonly bool _sums;
    private readonly ConcurrentDictionary<TagSet, MetricCell> _cells = new(new TagSetComparer());
    private readonly ConcurrentDictionary<TagSet, MetricCell>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;
    private readonly string _name;
    private readonly string _type;

    /// <summary>Makes the collector of an instrument.</summary>
    public InstrumentCollector(Instrument instrument)
    {
        _instrument = instrument;
        _lookup = _cells.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        var kind = instrument.GetType().Name;
        _type = kind.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : kind.Contains("UpDown", StringComparison.Ordinal) || kind.Contains("Gauge", StringComparison.Ordinal) ? "gauge" : "counter";
        _sums = !instrument.IsObservable && !kind.StartsWith("Gauge", StringComparison.Ordinal);
        _bounds = _type == "histogram" ? BoundsOf(instrument) : null;
        _name = NameOf(instrument, _type);
    }

    /// <summary>Takes a measurement.</summary>
    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var cell = CellOf(tags);
        if (_bounds is not null)
            cell.Record(value);
        else if (_sums)
            cell.Add(value);
        else
            cell.Set(value);
    }

    /// <summary>Writes all series.</summary>
    public void Write(PrometheusText text)
    {
        if (_cells.IsEmpty)
            return;
        text.Begin(_name, _type, _instrument.Description ?? _instrument.Name);
        foreach (var (tags, cell) in _cells)
        {
            var (value, buckets) = cell.Read();
            if (buckets is null)
            {
                text.Add(_name, value, tags.Labels);
                continue;
            }

            for (var i = 0; i < buckets.Length; i++)
                text.Add(_name + "_bucket", buckets[i], [.. tags.Labels, "le", i < _bounds!.Length ? PrometheusText.Format(_bounds[i]) : "+Inf"]);
            text.Add(_name + "_sum", value, tags.Labels);
            text.Add(_name + "_count", buckets[^1], tags.Labels);
        }
    }

    private MetricCell CellOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_lookup.TryGetValue(tags, out var cell))
            return cell;
        if (_cells.Count >= SeriesLimit)
            tags = [];
        _lookup.TryAdd(tags, new MetricCell(_bounds));
        return _lookup[tags];
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => DefaultBounds,
    };

    // The rules by which OpenTelemetry spells names for Prometheus.
    private static string NameOf(Instrument instrument, string type)
    {
        var name = PrometheusText.Name(instrument.Name);
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => "",
        };
        if (!name.EndsWith(unit, StringComparison.Ordinal))
            name += unit;
        return type == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }
}
