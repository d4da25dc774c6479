namespace Controller.Api.Telemetry.Prometheus;

/// <summary>One series of an instrument: a sum, a last value, or a histogram. Thread-safe.</summary>
internal sealed class MetricCell(double[]? bounds)
{
    private readonly Lock _gate = new();
    private readonly ulong[]? _buckets = bounds is null ? null : new ulong[bounds.Length + 1];
    private double _value;

    /// <summary>Adds to the sum.</summary>
    public void Add(double value)
    {
        lock (_gate)
            _value += value;
    }

    /// <summary>Sets the value.</summary>
    public void Set(double value)
    {
        lock (_gate)
            _value = value;
    }

    /// <summary>Counts a value into its bucket.</summary>
    public void Record(double value)
    {
        var place = Array.BinarySearch(bounds!, value);
        lock (_gate)
        {
            _value += value;
            _buckets![place < 0 ? ~place : place]++;
        }
    }

    /// <summary>The sum or the value; the buckets of a histogram, each with those below it.</summary>
    public (double Value, ulong[]? Buckets) Read()
    {
        lock (_gate)
        {
            if (_buckets is null)
                return (_value, null);
            var cumulative = new ulong[_buckets.Length];
            var sum = 0UL;
            for (var i = 0; i < cumulative.Length; i++)
                cumulative[i] = sum += _buckets[i];
            return (_value, cumulative);
        }
    }
}
