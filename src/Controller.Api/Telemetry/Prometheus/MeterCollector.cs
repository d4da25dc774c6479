using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Controller.Api.Telemetry.Prometheus;

/// <summary>Listens to the process' own meters, so that <c>/metrics</c> needs no agent.</summary>
internal sealed class MeterCollector : IHostedService, IDisposable
{
    // Ours, and of the framework what an operator asks for: requests, connections, memory and GC, the database's pool.
    private static readonly string[] Prefixes =
        ["VPPilot", "VppApi", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    private readonly MeterListener _listener = new();
    // By name: an instrument that is made anew goes on counting where the first one stopped.
    private readonly ConcurrentDictionary<(string Meter, string Name), InstrumentCollector> _instruments = new();
    private readonly Lock _gate = new();

    /// <summary>Makes the collector; it listens from the start of the host.</summary>
    public MeterCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Array.Exists(Prefixes, prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal)))
                listener.EnableMeasurementEvents(instrument, CollectorOf(instrument));
        };
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Collect(value, tags, state));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Collect(value, tags, state));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Collect(value, tags, state));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Collect(value, tags, state));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Collect(value, tags, state));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Collect(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Collect((double)value, tags, state));
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes every instrument.</summary>
    public void Write(PrometheusText text)
    {
        // Two scrapes at once would have observable instruments measured twice; harmless, but pointless.
        lock (_gate)
            _listener.RecordObservableInstruments();
        foreach (var (_, collector) in _instruments.OrderBy(pair => pair.Key.Meter, StringComparer.Ordinal).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal))
            collector.Write(text);
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private InstrumentCollector CollectorOf(Instrument instrument)
        => _instruments.GetOrAdd((instrument.Meter.Name, instrument.Name), static (_, added) => new InstrumentCollector(added), instrument);

    private static void Collect(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        => ((InstrumentCollector)state!).Measure(value, tags);
}
