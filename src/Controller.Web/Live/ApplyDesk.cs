using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.Extensions.Logging;

namespace Controller.Web.Live;

/// <summary>
/// Runs the applies that are started on pages. An apply belongs to the node and not to a browser tab: it goes on when the page is
/// closed, and whoever opens the page next sees how it ended.
/// </summary>
internal sealed class ApplyDesk(IControllerClient client, TimeProvider time, ILogger<ApplyDesk> logger) : IFeed
{
    private readonly Watchers _watchers = new();
    private ApplyRun? _last;

    /// <summary>The apply that runs, or the last one that did; null before the first and after <see cref="Forget"/>.</summary>
    public ApplyRun? Last => Volatile.Read(ref _last);

    /// <inheritdoc/>
    public IDisposable Watch(Action changed) => _watchers.Add(changed);

    /// <inheritdoc/>
    public Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Starts an apply. False when one that was started here still runs.</summary>
    public bool TryStart(ConfigDocument document, ApplyOptions options)
    {
        var before = Last;
        if (before is { IsRunning: true }) return false;
        var run = new ApplyRun(time.GetUtcNow(), options.Comment, null, null);
        if (Interlocked.CompareExchange(ref _last, run, before) != before) return false;
        _watchers.Notify();
        _ = Task.Run(() => RunAsync(run, document, options));
        return true;
    }

    /// <summary>Puts the outcome of the last apply away.</summary>
    public void Forget()
    {
        var last = Last;
        if (last is not { IsRunning: false }) return;
        Interlocked.CompareExchange(ref _last, null, last);
        _watchers.Notify();
    }

    private async Task RunAsync(ApplyRun run, ConfigDocument document, ApplyOptions options)
    {
        try
        {
            // No token: closing the page must not cut an apply in two.
            run = run with { Result = await client.ApplyAsync(document, options, CancellationToken.None) };
        }
        catch (Exception error)
        {
            if (error is not ControllerProblemException) PagesLog.ApplyFailed(logger, error);
            run = run with { Problem = PageProblem.Of(error) };
        }

        Volatile.Write(ref _last, run);
        _watchers.Notify();
    }
}
