using Controller.Contracts.Rest;
using Controller.Stats;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary><see cref="IStatsSource"/> over VPP's stats socket.</summary>
internal sealed class SegmentStatsSource(ControllerOptions options, TimeProvider time) : IStatsSource
{
    /// <inheritdoc />
    public async Task<IStatsConnection> ConnectAsync(CancellationToken cancellationToken)
        => new Connection(await StatsSegment.ConnectAsync(options.StatsSocket, cancellationToken), time);

    private sealed class Connection : IStatsConnection
    {
        private readonly StatsSegment _segment;
        private readonly TimeProvider _time;
        private readonly VppRestartDetector _detector;
        private readonly InterfaceCounterReader _interfaces;
        private readonly SystemCounterReader _system;
        private readonly HeapCounterReader _heaps;
        private readonly BufferPoolCounterReader _buffers;
        private readonly ErrorCounterReader _errors;
        private readonly Nat44CounterReader _nat44;
        private readonly List<ErrorCounter> _errorRows = [];

        public Connection(StatsSegment segment, TimeProvider time)
        {
            _segment = segment;
            _time = time;
            try
            {
                _detector = new VppRestartDetector(segment, time);
            }
            catch
            {
                segment.Dispose();
                throw;
            }

            _interfaces = new InterfaceCounterReader(segment, time);
            _system = new SystemCounterReader(segment);
            _heaps = new HeapCounterReader(segment);
            _buffers = new BufferPoolCounterReader(segment);
            _errors = new ErrorCounterReader(segment);
            _nat44 = new Nat44CounterReader(segment);
        }

        public string? FindEnd() => _detector.Check() switch
        {
            RestartEvidence.None => null,
            RestartEvidence.SocketRemoved => $"{_segment.SocketPath} is gone: VPP has ended",
            RestartEvidence.SocketReplaced or RestartEvidence.BootTimeChanged => "VPP has restarted",
            RestartEvidence.HeartbeatStopped => "VPP's heartbeat has stopped",
            var other => other.ToString(),
        };

        public void ReadInterfaces(List<InterfaceReading> readings)
        {
            var table = _interfaces.Refresh();
            readings.Clear();
            for (uint index = 0; index < (uint)table.Count; index++)
            {
                if (table.NameOf(index) is { } name && table.TryGet(index, out var counters))
                    readings.Add(new InterfaceReading(index, name, counters));
            }
        }

        public StatsView ReadHealth(DateTimeOffset at)
        {
            var system = _system.Read();
            _errors.Refresh(_errorRows);
            return new StatsView(
                at,
                system.BootTime is { } boot ? Math.Max(0, Math.Round((_time.GetUtcNow() - boot).TotalSeconds)) : 0,
                system.WorkerThreads,
                system.VectorRate,
                [.. system.LoopsPerThread.Select(loops => (double)loops)],
                system.InputRate,
                [.. _heaps.Read().Select(heap => new HeapView(heap.Name, heap.Total, heap.Used, heap.Free))],
                [.. _buffers.Read().Select(pool => new BufferPoolView(pool.Name, pool.Available, pool.Cached, pool.Used))],
                [.. _errorRows.OrderByDescending(row => row.Count).Select(row => new ErrorCounterView(row.Node, row.Error, row.Count))]);
        }

        public Nat44Counters? ReadNat44() => _nat44.Read();

        public void Dispose() => _segment.Dispose();
    }
}
