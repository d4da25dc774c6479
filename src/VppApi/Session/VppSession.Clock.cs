using VppApi.Diagnostics;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>
/// Time, in coarse ticks: one timer for all requests, armed only while there are any. A request notes the tick at which
/// it came, so that time costs nothing on its way.
/// </summary>
internal sealed partial class VppSession
{
    private static readonly TimeSpan LongestTick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(5);

    /// <summary>Each probe that is not answered doubles the time to the next, up to 16 times the first.</summary>
    private const int MaximumDoublings = 4;

    private readonly ITimer _ticker;
    private readonly TimeSpan _tick;
    private readonly long _deadlineTicks;
    private readonly long _probeTicks;
    private readonly List<PendingOperation> _expired = [];
    private long _now;
    private int _probesInVain;
    private bool _ticking;

    private static (TimeSpan Tick, long Deadline, long Probe) PlanTicks(VppClientOptions options)
    {
        var shortest = options.Deadline == Timeout.InfiniteTimeSpan || options.ProbeAfter < options.Deadline ? options.ProbeAfter : options.Deadline;
        var tick = shortest / 10;
        if (tick > LongestTick) tick = LongestTick;
        if (tick < ShortestTick) tick = ShortestTick;
        var deadline = options.Deadline == Timeout.InfiniteTimeSpan ? long.MaxValue : TicksOf(options.Deadline, tick);
        return (tick, deadline, TicksOf(options.ProbeAfter, tick));

        // The first tick may come right after the request: one more, and nothing ends early.
        static long TicksOf(TimeSpan time, TimeSpan tick) => (long)Math.Ceiling(time / tick) + 1;
    }

    /// <summary>Under the lock.</summary>
    private void StartTicking()
    {
        if (_ticking) return;
        _ticking = true;
        _ticker.Change(_tick, Timeout.InfiniteTimeSpan);
    }

    private void OnTick()
    {
        var probe = false;
        lock (_gate)
        {
            if (_ended) return;
            _now++;
            TakeExpired();
            probe = TryProbe();
            _ticking = _pending.Count > 0 || _waiting.First is not null;
            if (_ticking) _ticker.Change(_tick, Timeout.InfiniteTimeSpan);
        }

        foreach (var operation in _expired)
        {
            _logger.TimedOut(operation.RequestName, _options.Deadline);
            Meters.TimedOut(operation.RequestName);
            operation.OnFailed(new TimeoutException($"VPP did not answer {operation.RequestName} within {_options.Deadline.TotalSeconds:0.###} s."));
        }

        _expired.Clear();
        if (probe) WriteOut(fullOnly: false, int.MaxValue);
    }

    /// <summary>Under the lock: whoever waited too long. What was sent keeps its slot until VPP is known to be past it.</summary>
    private void TakeExpired()
    {
        while (_waiting.First is { } waiting && _now - waiting.StartTick >= _deadlineTicks)
        {
            _waiting.Remove(waiting);
            _expired.Add(waiting);
        }

        for (var i = 0; i < _pending.Extent; i++)
        {
            ref var slot = ref _pending[i];
            if (!slot.InUse || slot.Operation is not { } operation || _now - slot.Tick < _deadlineTicks) continue;
            slot.Operation = null;
            operation.State = OperationState.Detached;
            _expired.Add(operation);
        }
    }

    /// <summary>
    /// Under the lock: a request that VPP dropped is noticed by the answer to a later one. When there is no later one, a
    /// ping is. Pings can get lost too (the CLI's own ping, run through cli_inband, swallows the events of the API process,
    /// plugins/ping/ping.c:run_ping_ip46), so what was asked for last is asked for again, ever more seldom. True when the caller is to
    /// write it.
    /// </summary>
    private bool TryProbe()
    {
        if (!_pending.TryGetNewest(out var newest)) return false;
        ref var slot = ref _pending[newest];
        if (_now - slot.SentTick < _probeTicks << _probesInVain) return false;
        if (slot.FinalId == ControlMessages.ControlPingReply && _probesInVain < MaximumDoublings) _probesInVain++;
        _logger.Probing(slot.RequestName);
        var context = _pending.Add(new PendingSlot
        {
            RequestName = "control_ping",
            FinalId = ControlMessages.ControlPingReply,
            RowId = PendingSlot.NoMessage,
            Ordered = true,
            Tick = _now,
            SentTick = _now,
        });
        ControlMessages.WritePing(_outgoing.Reserve(ControlMessages.PingFrameSize), _clientIndex, context);
        _outgoing.Commit(ControlMessages.PingFrameSize, 1);
        if (_writing) return false;
        _writing = true;
        return true;
    }
}
