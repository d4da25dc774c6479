using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Controller.Api.Nodes;
using Controller.Api.Status;
using Controller.Contracts.Rest;

namespace Controller.Api.Live;

/// <summary>
/// What happens on the node, one event a change. An event is the difference between what the watcher saw last and what is now, so
/// a watcher that is slow or comes late gets fewer events, never a wrong one, and costs nobody memory. It begins with the node's state.
/// </summary>
internal sealed class NodeEvents(StatusFeed feed, INodeController node)
{
    /// <summary>Events, from now on. Ends only by cancellation.</summary>
    public async IAsyncEnumerable<NodeEventView> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        Task[] parts = [SignalAsync(feed.WatchAsync(ended.Token), changes.Writer), SignalAsync(node.Facts.WatchAsync(ended.Token), changes.Writer)];
        try
        {
            (NodeStatus Status, IReadOnlyList<NodeInterface> Interfaces)? before = null;
            await foreach (var _ in changes.Reader.ReadAllAsync(cancellationToken))
            {
                var now = (Status: feed.Current, node.Facts.Current.Interfaces);
                foreach (var one in NodeChanges.Between(before?.Status, now.Status))
                    yield return one;
                if (before is { } seen)
                {
                    foreach (var one in NodeChanges.Between(seen.Interfaces, now.Interfaces, now.Status.At))
                        yield return one;
                }

                before = now;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(parts);
        }
    }

    private static async Task SignalAsync<T>(IAsyncEnumerable<T> values, ChannelWriter<bool> changes)
    {
        try
        {
            await foreach (var _ in values)
                changes.TryWrite(true);
        }
        catch (OperationCanceledException)
        {
            // The watcher left.
        }
    }
}
