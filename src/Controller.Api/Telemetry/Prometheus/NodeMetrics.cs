using System.Text.Json;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry.Prometheus;

/// <summary>Writes the node's state and VPP's counters. Each scrape reads them anew: there is nothing to keep in step.</summary>
internal sealed class NodeMetrics(IControllerClient client, StatsSampler sampler)
{
    // Graph nodes have thousands of counters; those that count most are the ones to look at.
    private const int LargestErrors = 200;

    private static readonly (string Name, string Help, Func<InterfaceCounters, ulong> Value)[] InterfaceCounterKinds =
    [
        ("vpp_interface_rx_packets_total", "Packets received.", static counters => counters.Rx.Packets),
        ("vpp_interface_rx_bytes_total", "Bytes received.", static counters => counters.Rx.Bytes),
        ("vpp_interface_tx_packets_total", "Packets sent.", static counters => counters.Tx.Packets),
        ("vpp_interface_tx_bytes_total", "Bytes sent.", static counters => counters.Tx.Bytes),
        ("vpp_interface_drops_total", "Packets dropped by the graph.", static counters => counters.Drops),
        ("vpp_interface_punts_total", "Packets punted to the host.", static counters => counters.Punt),
        ("vpp_interface_rx_errors_total", "Receive errors.", static counters => counters.RxError),
        ("vpp_interface_tx_errors_total", "Transmit errors.", static counters => counters.TxError),
        ("vpp_interface_rx_miss_total", "Packets missed by the device.", static counters => counters.RxMiss),
        ("vpp_interface_rx_no_buffer_total", "Packets lost for want of a buffer.", static counters => counters.RxNoBuffer),
    ];

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(PrometheusText text, CancellationToken cancellationToken)
    {
        var status = await client.GetStatusAsync(cancellationToken);
        WriteStatus(text, status);
        if (!status.Vpp.StatsAvailable)
            return;
        var interfaces = sampler.Interfaces.ListCounters();
        foreach (var (name, help, value) in InterfaceCounterKinds)
        {
            text.Begin(name, "counter", help);
            foreach (var (row, counters) in interfaces)
                text.Add(name, value(counters), "node", status.Node, "interface", row);
        }

        try
        {
            WriteNat44(text, status.Node, await sampler.ReadNat44Async(cancellationToken));
            WriteHealth(text, status.Node, await sampler.ReadHealthAsync(cancellationToken));
        }
        catch (ControllerProblemException)
        {
            // VPP went away in the middle of the scrape: what is not known is not written.
        }
    }

    private static void WriteStatus(PrometheusText text, NodeStatus status)
    {
        text.Begin("vppilot_node_state", "gauge", "1 for the state that the node is in, 0 for the others.");
        foreach (var state in Enum.GetValues<NodeState>())
        {
            var spelled = JsonSerializer.Serialize(state, RestJsonContext.Default.NodeState).Trim('"');
            text.Add("vppilot_node_state", state == status.State ? 1 : 0, "node", status.Node, "state", spelled);
        }

        Gauge("vppilot_vpp_connected", "1 while VPP's binary API is connected.", status.Vpp.Connected ? 1 : 0);
        Gauge("vppilot_vpp_simulated", "1 when the data plane is simulated and moves no packet.", status.Simulated ? 1 : 0);
        Gauge("vppilot_stats_available", "1 while VPP's stats segment is mapped.", status.Vpp.StatsAvailable ? 1 : 0);
        Gauge("vppilot_database_available", "1 while PostgreSQL answers.", status.Database.Available ? 1 : 0);
        Gauge("vppilot_revision", "Number of the last committed Revision; 0 before the first.", status.Revision ?? 0);
        text.Begin("vppilot_vpp_restarts_total", "counter", "Restarts of VPP seen since the server started.");
        text.Add("vppilot_vpp_restarts_total", status.Vpp.Restarts, "node", status.Node);

        void Gauge(string name, string help, double value)
        {
            text.Begin(name, "gauge", help);
            text.Add(name, value, "node", status.Node);
        }
    }

    private static void WriteNat44(PrometheusText text, string node, Nat44Counters? nat44)
    {
        if (nat44 is null)
            return;
        text.Begin("vpp_nat44_sessions", "gauge", "NAT44-ED sessions over all workers.");
        text.Add("vpp_nat44_sessions", nat44.Sessions, "node", node);
        text.Begin("vpp_nat44_sessions_limit_per_worker", "gauge", "Most NAT44-ED sessions a worker may have; 0 while disabled.");
        text.Add("vpp_nat44_sessions_limit_per_worker", nat44.MaximumSessions, "node", node);
    }

    private static void WriteHealth(PrometheusText text, string node, StatsView health)
    {
        text.Begin("vpp_uptime_seconds", "gauge", "Seconds since VPP started.");
        text.Add("vpp_uptime_seconds", health.UptimeSeconds, "node", node);
        text.Begin("vpp_worker_threads", "gauge", "Worker threads.");
        text.Add("vpp_worker_threads", health.WorkerThreads, "node", node);
        text.Begin("vpp_vector_rate", "gauge", "Packets per call of a graph node.");
        text.Add("vpp_vector_rate", health.VectorRate, "node", node);
        text.Begin("vpp_input_rate", "gauge", "Packets a second into the graph.");
        text.Add("vpp_input_rate", health.InputRate, "node", node);
        text.Begin("vpp_heap_size_bytes", "gauge", "Size of a heap.");
        foreach (var heap in health.Heaps)
            text.Add("vpp_heap_size_bytes", heap.TotalBytes, "node", node, "heap", heap.Name);
        text.Begin("vpp_heap_used_bytes", "gauge", "Used of a heap.");
        foreach (var heap in health.Heaps)
            text.Add("vpp_heap_used_bytes", heap.UsedBytes, "node", node, "heap", heap.Name);
        text.Begin("vpp_buffers", "gauge", "Buffers of a pool by what they are doing.");
        foreach (var pool in health.BufferPools)
        {
            text.Add("vpp_buffers", pool.Available, "node", node, "pool", pool.Name, "state", "available");
            text.Add("vpp_buffers", pool.Cached, "node", node, "pool", pool.Name, "state", "cached");
            text.Add("vpp_buffers", pool.Used, "node", node, "pool", pool.Name, "state", "used");
        }

        text.Begin("vpp_graph_errors_total", "counter", $"Counters of graph nodes; the {LargestErrors} largest.");
        foreach (var error in health.Errors.Take(LargestErrors))
            text.Add("vpp_graph_errors_total", error.Count, "node", node, "graph_node", error.Node, "error", error.Error);
    }
}
