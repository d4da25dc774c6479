using VppSim.State;

namespace VppSim.Stats;

/// <summary>The entries that the simulator serves, and where their values are. Made anew whenever the structure changes.</summary>
internal sealed class StatsLayout
{
    private const int Threads = 2;
    private static readonly string[] SimpleCounters = ["drops", "punt", "ip4", "ip6", "rx-no-buf", "rx-miss", "rx-error", "tx-error", "mpls"];

    private static readonly string[] CombinedCounters =
        ["rx", "rx-unicast", "rx-multicast", "rx-broadcast", "tx", "tx-unicast", "tx-multicast", "tx-broadcast"];

    private readonly StatsMemory _memory;
    private readonly Dictionary<string, int> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StatsColumn> _columns = new(StringComparer.Ordinal);
    private readonly int _directory;

    public StatsLayout(StatsMemory memory, SimulatedState state)
    {
        _memory = memory;
        var directory = new StatsDirectory(memory);
        foreach (var name in new[] { "heartbeat", "last_stats_clear", "boottime", "last_update" })
            _scalars.Add(name, directory.AddScalar($"/sys/{name}"));
        foreach (var name in new[] { "vector_rate", "num_worker_threads", "input_rate" })
            _scalars.Add(name, directory.AddGauge($"/sys/{name}"));
        Column("vector_rate_per_worker", directory.AddSimple("/sys/vector_rate_per_worker", 1, Threads));
        Column("loops_per_worker", directory.AddSimple("/sys/loops_per_worker", 1, Threads));
        AddInterfaces(directory, state);
        AddErrors(directory);
        foreach (var heap in new[] { "main heap", "stat segment" }) Column(heap, directory.AddSimple($"/mem/{heap}", 1, 7));
        foreach (var gauge in new[] { "available", "cached", "used" })
            _scalars.Add(gauge, directory.AddGauge($"/buffer-pools/default-numa-0/{gauge}"));
        if (state.Nat44.Enabled)
        {
            Column("nat-sessions", directory.AddSimple("/nat44-ed/total-sessions", Threads, 1));
            _scalars.Add("nat-limit", directory.AddGauge("/nat44-ed/max-cfg-sessions"));
        }

        _directory = directory.Publish();
        Refresh(state);
    }

    /// <summary>Writes the values; changes no structure.</summary>
    public void Refresh(SimulatedState state)
    {
        Scalar("heartbeat", state.Heartbeat);
        Scalar("boottime", (ulong)state.BootedAt.ToUnixTimeSeconds());
        Scalar("last_update", (ulong)state.BootedAt.ToUnixTimeSeconds() + (state.Heartbeat / 4));
        Scalar("num_worker_threads", 1);
        ulong packets = 0;
        for (var slot = 0; slot < state.Interfaces.SlotCount; slot++)
        {
            if (state.Interfaces[slot] is not { } item) continue;
            var counters = item.Counters;
            _columns["rx"].Set(slot, counters.RxPackets, counters.RxBytes);
            _columns["rx-unicast"].Set(slot, counters.RxPackets, counters.RxBytes);
            _columns["tx"].Set(slot, counters.TxPackets, counters.TxBytes);
            _columns["tx-unicast"].Set(slot, counters.TxPackets, counters.TxBytes);
            _columns["ip4"].Set(slot, counters.RxPackets);
            _columns["drops"].Set(slot, counters.Drops);
            packets += counters.RxPackets;
        }

        _columns["node-errors"].Set(0, packets / 100_000);
        _columns["node-errors"].Set(1, packets / 1_000_000);
        Scalar("vector_rate", packets == 0 ? 0UL : 3);
        Scalar("input_rate", packets == 0 ? 0UL : 250_000);
        _columns["vector_rate_per_worker"].Set(1, packets == 0 ? 0UL : 3);
        _columns["loops_per_worker"].Set(0, 90);
        _columns["loops_per_worker"].Set(1, 2_400_000);
        Heap("main heap", 1UL << 30, (180UL << 20) + ((ulong)state.Nat44.Sessions.Count * 512));
        Heap("stat segment", 128UL << 20, 8UL << 20);
        Scalar("available", 15_600);
        Scalar("cached", 520);
        Scalar("used", 264);
        if (_columns.TryGetValue("nat-sessions", out var sessions))
        {
            sessions.Set(0, (ulong)state.Nat44.Sessions.Count);
            Scalar("nat-limit", state.Nat44.SessionLimit);
        }
    }

    private void AddInterfaces(StatsDirectory directory, SimulatedState state)
    {
        var interfaces = state.Interfaces;
        var names = Enumerable.Range(0, interfaces.SlotCount).Select(slot => interfaces[slot]?.Name ?? "deleted").ToArray();
        directory.AddNames("/if/names", names);
        var entries = new List<(string Counter, int Index)>();
        foreach (var counter in SimpleCounters) entries.Add((counter, Column(counter, directory.AddSimple($"/if/{counter}", Threads, names.Length))));
        foreach (var counter in CombinedCounters) entries.Add((counter, Column(counter, directory.AddCombined($"/if/{counter}", Threads, names.Length))));
        foreach (var item in interfaces.All)
        {
            // VPP replaces what would look like a level of the tree.
            var name = item.Name.Replace('/', '_');
            foreach (var (counter, index) in entries) directory.AddSymlink($"/interfaces/{name}/{counter}", index, (int)item.SwIfIndex);
        }
    }

    private void AddErrors(StatsDirectory directory)
    {
        var errors = Column("node-errors", directory.AddSimple("/node/errors", Threads, 2));
        directory.AddSymlink("/err/ip4-input/ip4 ttl <= 1", errors, 0);
        directory.AddSymlink("/err/null-node/blackholed packets", errors, 1);
    }

    private void Heap(string name, ulong total, ulong used)
    {
        var column = _columns[name];
        column.Set(0, total);
        column.Set(1, used);
        column.Set(2, total - used);
    }

    private void Scalar(string name, ulong value) => _memory.Write(StatsDirectory.ValueOffset(_directory, _scalars[name]), value);

    private int Column(string name, (int Index, StatsColumn Column) added)
    {
        _columns.Add(name, added.Column);
        return added.Index;
    }
}
