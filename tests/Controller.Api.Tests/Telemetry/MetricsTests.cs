using System.Diagnostics.Metrics;
using Controller.Api.Telemetry.Prometheus;
using TestKit;

namespace Controller.Api.Tests.Telemetry;

/// <summary><c>/metrics</c>.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Scrape_RunningServer_HasNodeVppAndProcess()
    {
        await using var server = await TestServer.StartAsync(null);
        server.Stats.Set(1, "host-vpp-lan", packets: 18_446_744_073_709_551, drops: 3);
        var readings = server.Stats.Readings;
        await Eventually.TrueAsync(() => server.Stats.Readings > readings + 1);

        using var response = await server.Http.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');

        Assert.Contains("vppilot_node_state{node=\"local\",state=\"in-sync\"} 1", lines);
        Assert.Contains("vppilot_node_state{node=\"local\",state=\"drift\"} 0", lines);
        Assert.Contains("vppilot_database_available{node=\"local\"} 0", lines);
        Assert.Contains("vpp_interface_rx_packets_total{node=\"local\",interface=\"lan\"} 18446744073709551", lines);
        Assert.Contains("vpp_interface_drops_total{node=\"local\",interface=\"lan\"} 3", lines);
        Assert.Contains("vpp_nat44_sessions{node=\"local\"} 7", lines);
        Assert.Contains("vpp_heap_used_bytes{node=\"local\",heap=\"main heap\"} 400", lines);
        Assert.Contains("vpp_graph_errors_total{node=\"local\",graph_node=\"ip4-input\",error=\"ttl \\\"expired\\\"\"} 4", lines);
        Assert.Contains(lines, line => line.StartsWith("dotnet_process_cpu_time_seconds_total", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("kestrel_active_connections", StringComparison.Ordinal));
        AssertWellFormed(lines);
    }

    [Fact]
    public async Task Write_EveryKindOfInstrument_HasItsForm()
    {
        using var meter = new Meter("VPPilot.Tests." + Guid.NewGuid().ToString("N"));
        using var collector = new MeterCollector();
        await collector.StartAsync(CancellationToken.None);
        var counter = meter.CreateCounter<long>("test.applies", unit: "{apply}", description: "Applies\nby outcome.");
        var updown = meter.CreateUpDownCounter<int>("test.open");
        var gauge = meter.CreateGauge<double>("test.level", unit: "By");
        var histogram = meter.CreateHistogram("test.wait", "s", "Waiting.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5] });
        meter.CreateObservableCounter("test.observed", () => 12L);
        counter.Add(2, new KeyValuePair<string, object?>("out-come", "a\"b\\c"));
        counter.Add(3, new KeyValuePair<string, object?>("out-come", "a\"b\\c"));
        updown.Add(5);
        updown.Add(-2);
        gauge.Record(1.5);
        gauge.Record(0.5);
        histogram.Record(0.5);
        histogram.Record(5);
        histogram.Record(7);

        var text = new PrometheusText();
        collector.Write(text);
        var lines = text.ToString().Split('\n').Where(line => line.Contains("test_", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            [
                "# HELP test_applies_total Applies\\nby outcome.", "# TYPE test_applies_total counter", "test_applies_total{out_come=\"a\\\"b\\\\c\"} 5",
                "# HELP test_level_bytes test.level", "# TYPE test_level_bytes gauge", "test_level_bytes 0.5",
                "# HELP test_observed_total test.observed", "# TYPE test_observed_total counter", "test_observed_total 12",
                "# HELP test_open test.open", "# TYPE test_open gauge", "test_open 3",
                "# HELP test_wait_seconds Waiting.", "# TYPE test_wait_seconds histogram",
                "test_wait_seconds_bucket{le=\"1\"} 1", "test_wait_seconds_bucket{le=\"5\"} 2", "test_wait_seconds_bucket{le=\"+Inf\"} 3",
                "test_wait_seconds_sum 12.5", "test_wait_seconds_count 3",
            ],
            lines);
    }

    [Fact]
    public async Task Measure_MoreTagSetsThanTheLimit_CountsTheRestTogether()
    {
        using var meter = new Meter("VPPilot.Tests." + Guid.NewGuid().ToString("N"));
        using var collector = new MeterCollector();
        await collector.StartAsync(CancellationToken.None);
        var counter = meter.CreateCounter<long>("bounded");
        for (var i = 0; i < 1500; i++)
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
        var text = new PrometheusText();
        collector.Write(text);
        Assert.Contains("bounded_total 500\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measure_KnownTags_AllocatesNothing()
    {
        using var meter = new Meter("VPPilot.Tests." + Guid.NewGuid().ToString("N"));
        using var collector = new MeterCollector();
        await collector.StartAsync(CancellationToken.None);
        var counter = meter.CreateCounter<long>("hot");
        var tag = new KeyValuePair<string, object?>("message", "control_ping");
        counter.Add(1, tag);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            counter.Add(1, tag);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertWellFormed(string[] lines)
    {
        var names = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(
            lines.Where(line => line.Length > 0 && line[0] != '#'),
            line => Assert.Matches("^[a-zA-Z_][a-zA-Z0-9_]*(\\{.*\\})? (NaN|[+-]Inf|-?[0-9.E+-]+)$", line));
    }
}
