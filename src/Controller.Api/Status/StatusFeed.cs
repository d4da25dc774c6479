using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Controller.Api.Hosting;
using Controller.Api.Live;
using Controller.Api.Nodes;
using Controller.Api.Storage;
using Controller.Api.Telemetry;
using Controller.Contracts.Rest;

namespace Controller.Api.Status;

/// <summary>The node's state in one look, put together from those who know the parts.</summary>
internal sealed class StatusFeed(
    ControllerOptions options, INodeController node, IRevisionStore revisions, Database database, StatsSampler sampler, TimeProvider time)
{
    // An apply reports every step; nobody reads faster than this.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>The state now.</summary>
    public NodeStatus Current
    {
        get
        {
            var facts = node.Facts.Current;
            return new NodeStatus(
                options.Node,
                facts.State,
                facts.Detail,
                facts.Simulated,
                revisions.LastCommitted.Current?.Summary.Number,
                facts.Vpp with { StatsAvailable = sampler.Available.Current },
                database.Status.Current,
                facts.Apply,
                time.GetUtcNow(),
                CommandLine.Version,
                node.Confirmation.Current);
        }
    }

    /// <summary>The state now and after every change, the newest of those that come at once. Ends only by cancellation.</summary>
    public async IAsyncEnumerable<NodeStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        Task[] parts =
        [
            SignalAsync(node.Facts, changes.Writer, ended.Token),
            SignalAsync(node.Confirmation, changes.Writer, ended.Token),
            SignalAsync(revisions.LastCommitted, changes.Writer, ended.Token),
            SignalAsync(database.Status, changes.Writer, ended.Token),
            SignalAsync(sampler.Available, changes.Writer, ended.Token),
        ];
        try
        {
            NodeStatus? before = null;
            await foreach (var _ in changes.Reader.ReadAllAsync(cancellationToken))
            {
                var status = Current;
                if (before is not null && status with { At = before.At } == before)
                    continue;
                before = status;
                yield return status;
                await Task.Delay(ShortestInterval, time, cancellationToken);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(parts);
        }
    }

    private static async Task SignalAsync<T>(ChangeFeed<T> feed, ChannelWriter<bool> changes, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in feed.WatchAsync(cancellationToken))
                changes.TryWrite(true);
        }
        catch (OperationCanceledException)
        {
            // The watcher left.
        }
    }
}
