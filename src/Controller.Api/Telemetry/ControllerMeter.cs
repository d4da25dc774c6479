using System.Diagnostics.Metrics;

namespace Controller.Api.Telemetry;

/// <summary>What the server measures of itself, in the meter <c>VPPilot.Controller</c>.</summary>
internal sealed class ControllerMeter
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "VPPilot.Controller";

    private readonly Histogram<double> _sample;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _connections;
    private readonly Counter<long> _historyRows;
    private readonly Meter _meter;

    /// <summary>Makes the instruments.</summary>
    public ControllerMeter(IMeterFactory factory)
    {
        var meter = _meter = factory.Create(MeterName);
        _sample = meter.CreateHistogram(
            "vppilot.sample.duration", "s", "Time that reading all interface counters took.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5] });
        _missed = meter.CreateCounter<long>("vppilot.samples.missed", "{sample}", "Seconds without a sample although a segment was mapped.");
        _connections = meter.CreateCounter<long>("vppilot.stats.connections", "{connection}", "Times that a stats segment was mapped.");
        _historyRows = meter.CreateCounter<long>("vppilot.history.rows", "{row}", "Interface minutes written to the database.");
    }

    /// <summary>A sample was taken.</summary>
    public void Sampled(TimeSpan duration) => _sample.Record(duration.TotalSeconds);

    /// <summary>A sample could not be taken.</summary>
    public void Missed() => _missed.Add(1);

    /// <summary>A segment was mapped.</summary>
    public void Connected() => _connections.Add(1);

    /// <summary>Interface minutes were written.</summary>
    public void HistoryWritten(int rows) => _historyRows.Add(rows);

    /// <summary>Reports the memory that the history takes, whenever somebody asks.</summary>
    public void ObserveHistory(Func<long> bytes)
        => _meter.CreateObservableGauge("vppilot.history.memory", bytes, "By", "Memory that the history of interface rates takes.");
}
