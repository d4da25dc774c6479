using System.Threading.Tasks.Sources;
using VppApi.Session;

namespace VppApi.Bulk;

/// <summary>
/// One run of a pipeline. Its feeder (<see cref="RunAsync"/>, one thread at a time) fills the window, goes to sleep, and is
/// woken when a good part of the window is free again, so that a wake-up is shared by many requests. It is woken on the
/// reading thread: then one thread reads and writes in turns, as the quickest client would, and nobody waits for another's lock.
/// Should the source or the handler take long there, another thread goes on reading (<see cref="ReadingRole"/>).
/// </summary>
internal sealed class PipelineRun<TRequest, TReply> : IValueTaskSource
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
{
    private readonly Lock _gate = new();
    private readonly VppSession _session;
    private readonly PipelineOptions _options;
    private readonly PipelineOutcomeHandler<TReply>? _onOutcome;
    private readonly PipelineTally _tally = new(TRequest.Descriptor.Name);
    private readonly Stack<PipelineCall<TRequest, TReply>> _free;
    private readonly int _window;
    private PipelineCall<TRequest, TReply>[] _ended;
    private PipelineCall<TRequest, TReply>[] _taken;
    private ManualResetValueTaskSourceCore<bool> _core;
    private int _endedCount;
    private int _wakeAt;
    private long _nextReport;
    private bool _connectionLost;
    private bool _cancelled;
    private bool _muted;

    /// <summary>Makes it.</summary>
    /// <param name="session">Where.</param>
    /// <param name="options">How.</param>
    /// <param name="onOutcome">Who hears of each request; null for nobody.</param>
    public PipelineRun(VppSession session, PipelineOptions options, PipelineOutcomeHandler<TReply>? onOutcome)
    {
        _session = session;
        _options = options;
        _onOutcome = onOutcome;
        _window = options.Window == 0 ? Math.Max(1, session.Window * 3 / 4) : Math.Min(options.Window, session.Window);
        _ended = new PipelineCall<TRequest, TReply>[_window];
        _taken = new PipelineCall<TRequest, TReply>[_window];
        _free = new Stack<PipelineCall<TRequest, TReply>>(_window);
        for (var i = 0; i < _window; i++) _free.Push(new PipelineCall<TRequest, TReply>(this));
        _nextReport = options.ProgressInterval;
    }

    /// <summary>Sends everything and waits for every answer.</summary>
    /// <param name="requests">What to send; asked for one more whenever there is a place.</param>
    /// <param name="cancellationToken">Stops sending; what was sent is waited for.</param>
    /// <returns>The counts.</returns>
    public async Task<PipelineSummary> RunAsync(IEnumerable<TRequest> requests, CancellationToken cancellationToken)
    {
        using var source = requests.GetEnumerator();
        try
        {
            while (Feed(source, cancellationToken))
            {
                await WaitAsync(Math.Max(1, _window / 4)).ConfigureAwait(false);
                TakeEnded();
            }

            await DrainAsync().ConfigureAwait(false);
        }
        catch
        {
            // The source or the handler threw: what is on its way is waited for, and nobody hears of it.
            _muted = true;
            await DrainAsync().ConfigureAwait(false);
            throw;
        }

        _options.Progress?.Report(_tally.Progress());
        if (_cancelled) throw new OperationCanceledException(cancellationToken);
        return _tally.Summarize(End());
    }

    /// <summary>Counts a refusal in the client's metrics.</summary>
    /// <param name="retval">VPP's result code.</param>
    public void Refused(int retval) => _session.Meters.Error(TRequest.Descriptor.Name, retval);

    /// <summary>A request has ended. Called by whoever ended it.</summary>
    /// <param name="call">Its place.</param>
    /// <returns>True when the feeder is to be woken.</returns>
    public bool Completed(PipelineCall<TRequest, TReply> call)
    {
        lock (_gate)
        {
            _ended[_endedCount++] = call;
            if (_wakeAt == 0 || _endedCount < _wakeAt) return false;
            _wakeAt = 0;
            return true;
        }
    }

    /// <summary>Wakes the feeder.</summary>
    public void Wake() => _core.SetResult(true);

    /// <inheritdoc/>
    public void GetResult(short token) => _core.GetResult(token);

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);

    /// <summary>Fills the window; false when there is nothing more to send.</summary>
    private bool Feed(IEnumerator<TRequest> source, CancellationToken cancellationToken)
    {
        while (_free.Count > 0)
        {
            if (_connectionLost || HasTooManyFailures || !source.MoveNext()) return false;
            if (cancellationToken.IsCancellationRequested)
            {
                _cancelled = true;
                return false;
            }

            var call = _free.Pop();
            call.Prepare(_tally.Sent, source.Current);
            _tally.Sent++;
            _session.SubmitOneOfMany(call);
        }

        _session.Flush();
        return true;
    }

    private bool HasTooManyFailures => _options.MaximumFailures > 0 && _tally.Failures >= _options.MaximumFailures;

    private PipelineEnd End() => (_connectionLost, HasTooManyFailures) switch
    {
        (true, _) => PipelineEnd.ConnectionLost,
        (_, true) => PipelineEnd.TooManyFailures,
        _ => PipelineEnd.Completed,
    };

    private async Task DrainAsync()
    {
        _session.Flush();
        while (_free.Count < _window)
        {
            await WaitAsync(_window - _free.Count).ConfigureAwait(false);
            TakeEnded();
        }
    }

    private void TakeEnded()
    {
        int ended;
        lock (_gate)
        {
            (_ended, _taken) = (_taken, _ended);
            ended = _endedCount;
            _endedCount = 0;
        }

        // All are free before any outcome is told: the handler may throw.
        for (var i = 0; i < ended; i++) _free.Push(_taken[i]);
        for (var i = 0; i < ended; i++) Tell(_taken[i]);
    }

    private ValueTask WaitAsync(int count)
    {
        lock (_gate)
        {
            if (_endedCount >= count) return ValueTask.CompletedTask;
            _wakeAt = count;
            _core.Reset();
            return new ValueTask(this, _core.Version);
        }
    }

    private void Tell(PipelineCall<TRequest, TReply> call)
    {
        if (_muted) return;
        var outcome = call.Outcome;
        _tally.Add(outcome.Index, outcome.Status, outcome.Retval, outcome.Error);
        if (outcome.Status == PipelineStatus.ConnectionLost) _connectionLost = true;
        _onOutcome?.Invoke(in outcome);
        if (_options.Progress is null || _tally.Completed < _nextReport) return;
        _nextReport = _tally.Completed + _options.ProgressInterval;
        _options.Progress.Report(_tally.Progress());
    }
}
