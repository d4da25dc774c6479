using Controller.Api.Lockout;
using Controller.Api.Confirm;
using System.Threading.Channels;
using Controller.Api.Observation;
using Controller.Api.Reconcile;
using Controller.Api.Storage;
using Controller.Contracts.Rest;
using VppApi;
using VppApi.Generated.Interface;

namespace Controller.Api.Nodes;

/// <summary>
/// The session with one VPP: connects, reads what VPP has, brings it to the committed Revision when it is fresh or an apply was interrupted, watches
/// it, and when the connection breaks begins anew, for ever.
/// <para>
/// What is watched by what: interfaces that come, go, or change their admin or link state by VPP's events; MTU, MAC, tags and addresses
/// by an audit every minute, with the two dumps that do not stop VPP's workers. Everything else (routes, tables, neighbours, NAT44) is read at
/// connect, after every change of ours, and when somebody asks for a Plan, the drift or a NAT view; never on a timer.
/// </para>
/// </summary>
internal sealed partial class NodeSession(
    ControllerOptions options, IVppConnector connector, IRevisionStore revisions, IJournal journal, ConfirmTimer confirm, ManagementPaths paths, NodeBoard board, TimeProvider time,
    ILogger<NodeSession> logger)
    : BackgroundService
{
    private static readonly TimeSpan AuditInterval = TimeSpan.FromMinutes(1);

    // Events come in bunches: one read answers all that come within this time.
    private static readonly TimeSpan EventPause = TimeSpan.FromMilliseconds(50);

    private readonly TaskQueue _queue = new();
    private readonly ReconnectBackoff _backoff = new();
    private readonly ReplayBreaker _breaker = new(time);
    private readonly ReplayRetry _retry = new(time);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await Task.Delay(_backoff.Next(), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>One connection from its beginning to its end.</summary>
    private async Task RunOnceAsync(CancellationToken stopping)
    {
        try
        {
            await using var link = await connector.ConnectAsync(stopping);
            NodesLog.Connected(logger, link.Version, options.VppSocket, link.ProcessId);
            board.SetConnected(link);
            foreach (var missing in board.Facts.Current.Vpp.MissingFeatures)
                NodesLog.FeatureMissing(logger, missing);
            await WithLinkAsync(link, stopping);
        }
        catch (VppConnectionException e)
        {
            if (board.Facts.Current.Vpp.Connected)
                NodesLog.Disconnected(logger, options.VppSocket, e.Message);
            else if (board.Facts.Current.Vpp.LastError != e.Message)
                NodesLog.ConnectFailed(logger, options.VppSocket, e.Message);
            board.SetDisconnected(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NodesLog.SessionFailed(logger, e);
            board.SetDisconnected(e.Message);
        }
        finally
        {
            _node = null;
        }
    }

    private async Task WithLinkAsync(VppLink link, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        // Subscribed before anything is read, so that nothing can happen in between unseen.
        var events = link.Reads.EventsAsync<SwInterfaceEvent>(ended.Token);
        await new InterfaceApi(link.Reads).WantInterfaceEventsAsync(
            new WantInterfaceEvents { EnableDisable = 1, Pid = (uint)Environment.ProcessId }, stopping);
        Task[] watchers =
        [
            RelayAsync(events, signal.Writer, ended.Token),
            RelayAsync(revisions.LastCommitted.WatchAsync(ended.Token), signal.Writer, ended.Token),
            RelayAsync(confirm.Pending.WatchAsync(ended.Token), signal.Writer, ended.Token),
        ];
        try
        {
            var node = new ObservedNode(link, time);
            await SynchronizeAsync(node, stopping);
            _backoff.Reset();
            await WatchAsync(node, signal.Reader, ended.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(watchers);
        }
    }

    /// <summary>Looks again after every signal and once a minute, until the connection breaks.</summary>
    private async Task WatchAsync(ObservedNode node, ChannelReader<bool> signal, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wait = Least(AuditInterval, _retry.Remaining, confirm.Remaining);
            var signalled = signal.WaitToReadAsync(cancellationToken).AsTask();
            var first = await Task.WhenAny(signalled, node.Link.Closed, Task.Delay(wait, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (node.Link.Closed.IsCompleted)
                throw await node.Link.Closed ?? new VppConnectionException("The connection was closed.");
            if (first == signalled)
            {
                await Task.Delay(EventPause, time, cancellationToken);
                signal.TryRead(out _);
            }

            await _queue.RunAsync(() => LookAgainAsync(node, cancellationToken));
        }
    }

    private static TimeSpan Least(TimeSpan most, params ReadOnlySpan<TimeSpan?> waits)
    {
        foreach (var wait in waits)
        {
            if (wait < most)
                most = wait.Value;
        }

        return most;
    }

    private static async Task RelayAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<bool> signal, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in items.WithCancellation(cancellationToken))
                signal.TryWrite(true);
        }
        catch (Exception e) when (e is OperationCanceledException or VppConnectionException)
        {
            // The session is over; whoever owns the connection says why.
        }
    }
}
