using Microsoft.AspNetCore.Components;

namespace Controller.Web.Live;

/// <summary>
/// A component that shows feeds. It holds no data of its own: it draws what the feeds have, at most ten times a second, and
/// while it is rendered ahead on the server it waits a moment for the first reading, so that the first paint has content.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan BetweenRenders = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private readonly List<IDisposable> _watches = [];
    private int _renderAsked;
    private long _renderedAt;

    [Inject]
    private protected PageFeeds Feeds { get; set; } = null!;

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    /// <summary>Cancelled when the component is gone.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of everything.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_gone.IsCancellationRequested) return;
        foreach (var watch in _watches) watch.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>Draws again whenever one of the feeds changes.</summary>
    private protected async Task WatchAsync(params IFeed[] feeds)
    {
        if (RendererInfo.IsInteractive)
        {
            foreach (var feed in feeds) _watches.Add(feed.Watch(OnChanged));
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        patience.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(feeds.Select(feed => feed.ReadyAsync(patience.Token)));
        }
        catch (OperationCanceledException)
        {
            // The page says "reading" and the live connection fills it in.
        }
    }

    /// <summary>Draws again whenever the feed changes, until disposed. Only while the component is live.</summary>
    private protected IDisposable WatchOne(IFeed feed) => feed.Watch(OnChanged);

    /// <summary>Stops looking at what was watched so far.</summary>
    private protected void Unwatch()
    {
        foreach (var watch in _watches) watch.Dispose();
        _watches.Clear();
    }

    /// <summary>Called before a change of a feed is drawn, on the component's own thread.</summary>
    protected virtual void OnFeedsChanged()
    {
    }

    private void OnChanged()
    {
        if (Interlocked.Exchange(ref _renderAsked, 1) == 0) _ = RenderSoonAsync();
    }

    private async Task RenderSoonAsync()
    {
        try
        {
            var wait = BetweenRenders - Time.GetElapsedTime(_renderedAt);
            if (_renderedAt != 0 && wait > TimeSpan.Zero) await Task.Delay(wait, Time, _gone.Token);
            _renderedAt = Time.GetTimestamp();
            Volatile.Write(ref _renderAsked, 0);
            await InvokeAsync(Draw);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed in between: nobody is left to see the change.
        }
    }

    private void Draw()
    {
        if (_gone.IsCancellationRequested) return;
        OnFeedsChanged();
        StateHasChanged();
    }
}
