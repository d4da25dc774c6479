using Microsoft.Extensions.Logging;

namespace Controller.Web.Live;

/// <summary>
/// One source, read once for the whole process however many pages look. It runs from the first watcher until a while after the
/// last one left (so that going from page to page does not stop it), keeps the last good value, and tries again for ever.
/// </summary>
/// <typeparam name="T">What is read; immutable.</typeparam>
internal abstract class Feed<T>(string name, TimeProvider time, ILogger logger) : IFeed, IDisposable
    where T : class
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Watchers _watchers = new();
    private CancellationTokenSource? _running;
    private ITimer? _leaving;
    private volatile Reading<T> _current = new();

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>What is known now.</summary>
    public Reading<T> Current => _current;

    /// <summary>True while the source is being read.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate) return _running is not null;
        }
    }

    /// <inheritdoc/>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            var watch = _watchers.Add(changed, Leave);
            _leaving?.Dispose();
            _leaving = null;
            if (_running is null)
            {
                _running = new CancellationTokenSource();
                var token = _running.Token;
                _ = Task.Run(() => RunAsync(token), CancellationToken.None);
            }

            return watch;
        }
    }

    /// <inheritdoc/>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        // What was read while nobody watched any more may be hours old: then wait for the first new reading.
        var current = IsRunning;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = Watch(() => ready.TrySetResult());
        if (current && !_current.IsPending) return;
        await ready.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate) Stop();
    }

    /// <summary>The source: a value each time there is a new one. It may throw; it is then read again from the start.</summary>
    protected abstract IAsyncEnumerable<T> ReadAsync(CancellationToken cancellationToken);

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var value in ReadAsync(stop).WithCancellation(stop))
                    Publish(new Reading<T>(value, time.GetUtcNow()));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Fail(error);
            }

            await Task.Delay(Retry, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Fail(Exception error)
    {
        var problem = PageProblem.Of(error);
        // Said once for each new reason: a VPP that is down for a night is one line, not thirty thousand.
        if (_current.Problem != problem) PagesLog.FeedFailed(logger, name, problem.Code, problem.Detail);
        Publish(_current with { Problem = problem, FailingSince = _current.FailingSince ?? time.GetUtcNow() });
    }

    private void Publish(Reading<T> reading)
    {
        _current = reading;
        _watchers.Notify();
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (_watchers.IsEmpty && _running is not null)
                _leaving ??= time.CreateTimer(static feed => ((Feed<T>)feed!).StopUnlessWatched(), this, Linger, Timeout.InfiniteTimeSpan);
        }
    }

    private void StopUnlessWatched()
    {
        lock (_gate)
        {
            if (_watchers.IsEmpty) Stop();
        }
    }

    private void Stop()
    {
        _leaving?.Dispose();
        _leaving = null;
        _running?.Cancel();
        _running?.Dispose();
        _running = null;
    }
}
