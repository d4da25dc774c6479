using Controller.Api.Telemetry;
using Controller.Contracts.Rest;
using Controller.Stats;
using Controller.Stats.Counters;

namespace Controller.Api.Tests;

/// <summary>A stats segment whose counters a test sets.</summary>
internal sealed class FakeStats : IStatsSource
{
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, (string Name, InterfaceCounters Counters)> _interfaces = [];

    public bool Present { get; set; } = true;

    public string? End { get; set; }

    public StatsException? Error { get; set; }

    public int Connections { get; private set; }

    public int Readings { get; private set; }

    public ulong? Sessions { get; set; } = 7;

    public void Set(uint index, string name, ulong packets, ulong drops = 0)
    {
        lock (_gate)
            _interfaces[index] = (name, new InterfaceCounters(new(packets, packets * 100), new(packets * 2, packets * 50), drops, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    public void Remove(uint index)
    {
        lock (_gate)
            _interfaces.Remove(index);
    }

    public Task<IStatsConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        if (!Present)
            throw new StatsConnectionException("nobody listens");
        Connections++;
        End = null;
        return Task.FromResult<IStatsConnection>(new Connection(this));
    }

    private sealed class Connection(FakeStats stats) : IStatsConnection
    {
        public string? FindEnd() => stats.End;

        public void ReadInterfaces(List<InterfaceReading> readings)
        {
            if (stats.Error is { } error)
                throw error;
            readings.Clear();
            lock (stats._gate)
                readings.AddRange(stats._interfaces.OrderBy(pair => pair.Key).Select(pair => new InterfaceReading(pair.Key, pair.Value.Name, pair.Value.Counters)));
            stats.Readings++;
        }

        public StatsView ReadHealth(DateTimeOffset at)
            => new(at, 60, 1, 1.5, [10, 20], 1000, [new HeapView("main heap", 1000, 400, 600)], [new BufferPoolView("default-numa-0", 10, 2, 3)], [new ErrorCounterView("ip4-input", "ttl \"expired\"", 4)]);

        public Nat44Counters? ReadNat44() => stats.Sessions is { } sessions ? new Nat44Counters(sessions, 64512, default, default, default, default, 0) : null;

        public void Dispose()
        {
        }
    }
}
