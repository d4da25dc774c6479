using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using VppApi.Diagnostics;
using VppApi.Supervision;

namespace VppApi;

/// <summary>
/// A connection to VPP that comes back: when it breaks, or VPP is not there yet, attempts go on for ever.
/// <para>
/// It is an <see cref="IVppApi"/> itself: a call goes over the connection of the moment, and fails with
/// <see cref="VppConnectionException"/> when there is none or it breaks on the way. Nothing is sent twice: whether a call that was cut off was done is
/// for the caller to find out. A new VPP has lost all its state, so whoever keeps state in it watches
/// <see cref="StatesAsync"/> and writes it anew for each <see cref="VppConnectionState.Generation"/>.
/// </para>
/// <para>
/// A VPP that does not answer for seconds is waited for (<see cref="VppConnectionStatus.Unresponsive"/>): only an end of the socket ends a connection.
/// </para>
/// </summary>
public sealed partial class VppSupervisor : IVppApi, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly VppSupervisorOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly StateFeed _states;
    private readonly ReconnectDelay _delay;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SupervisedConnection? _connection;
    private long _generation;
    private int _attempt;
    private bool _disposed;

    /// <summary>Starts to connect, and returns at once.</summary>
    /// <param name="options">Where and how.</param>
    public VppSupervisor(VppSupervisorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _time = options.Client.TimeProvider;
        _logger = options.Client.LoggerFactory.CreateLogger("VppApi");
        _delay = new ReconnectDelay(options.FirstDelay, options.LongestDelay);
        _states = new StateFeed(new VppConnectionState(VppConnectionStatus.Connecting, 0, 1, null, _time.GetUtcNow()));
        _running = Task.Run(RunAsync);
    }

    /// <summary>How it is at this moment.</summary>
    public VppConnectionState State => _states.Current;

    /// <summary>The connection of this moment, or null. It may break at any time.</summary>
    public VppClient? Client => Volatile.Read(ref _connection)?.Client;

    /// <summary>The state of this moment and then every change, for a watcher that keeps up; one that does not misses older states, never the newest.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>States; ends behind <see cref="VppConnectionStatus.Closed"/>.</returns>
    public IAsyncEnumerable<VppConnectionState> StatesAsync(CancellationToken cancellationToken = default) => _states.WatchAsync(cancellationToken);

    /// <summary>Waits for a connection.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One that was there when this method returned.</returns>
    /// <exception cref="ObjectDisposedException">The supervisor was disposed.</exception>
    public async Task<VppClient> GetClientAsync(CancellationToken cancellationToken = default)
    {
        var connection = await NextConnectionAsync(0, cancellationToken).ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(connection is null, this);
        return connection.Client;
    }

    /// <summary>
    /// Events of one kind, for as long as the supervisor lives: they are turned on anew on every connection, and each time the
    /// subscriber is told to read the state anew. They are turned off when the last subscriber leaves.
    /// <code>
    /// await foreach (var notice in vpp.WatchAsync&lt;WantInterfaceEvents, WantInterfaceEventsReply, SwInterfaceEvent&gt;(default, token))
    /// {
    ///     if (notice.MustResynchronise) await ReadInterfacesAsync();
    ///     else Apply(notice.Event);
    /// }
    /// </code>
    /// </summary>
    /// <typeparam name="TWant">The request that turns them on; its enable and pid fields are filled in.</typeparam>
    /// <typeparam name="TReply">Its reply.</typeparam>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="want">The request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Notices; it ends when the supervisor is disposed.</returns>
    public async IAsyncEnumerable<VppNotice<TEvent>> WatchAsync<TWant, TReply, TEvent>(
        TWant want, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TWant : struct, IVppMessage<TWant>
        where TReply : struct, IVppMessage<TReply>
        where TEvent : struct, IVppMessage<TEvent>
    {
        var generation = 0L;
        while (await NextConnectionAsync(generation, cancellationToken).ConfigureAwait(false) is { } connection)
        {
            generation = connection.Generation;
            var watch = new SupervisedWatch<TWant, TReply, TEvent>(connection, want);
            await using (watch.ConfigureAwait(false))
            {
                if (!await watch.ArmAsync(cancellationToken).ConfigureAwait(false)) continue;
                yield return watch.Resynchronise;
                while (await watch.ReadAsync().ConfigureAwait(false))
                {
                    if (watch.Current.Lost > 0) yield return new VppNotice<TEvent>(VppNoticeKind.Lost, default, watch.Current.Lost, generation, null);
                    yield return new VppNotice<TEvent>(VppNoticeKind.Event, watch.Current.Event, 0, generation, null);
                }
            }
        }
    }

    /// <summary>Closes the connection and gives up for good.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>The connection whose number is higher than one that is known, as soon as there is one; null when the supervisor is closed.</summary>
    private async Task<SupervisedConnection?> NextConnectionAsync(long known, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_states.Current.Status == VppConnectionStatus.Closed) return null;
                if (_connection is { } connection && connection.Generation > known) return connection;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
