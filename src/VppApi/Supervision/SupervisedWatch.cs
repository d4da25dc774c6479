namespace VppApi.Supervision;

/// <summary>One subscriber's events on one connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="want">What turns them on.</param>
internal sealed class SupervisedWatch<TWant, TReply, TEvent>(SupervisedConnection connection, TWant want) : IAsyncDisposable
    where TWant : struct, IVppMessage<TWant>
    where TReply : struct, IVppMessage<TReply>
    where TEvent : struct, IVppMessage<TEvent>
{
    private CancellationTokenSource? _subscribed;
    private IAsyncEnumerator<EventItem<TEvent>>? _events;
    private Exception? _error;
    private CancellationToken _cancellationToken;
    private bool _armed;

    /// <summary>The event that <see cref="ReadAsync"/> read.</summary>
    public EventItem<TEvent> Current => _events!.Current;

    /// <summary>The first notice.</summary>
    public VppNotice<TEvent> Resynchronise => new(VppNoticeKind.Resynchronise, default, 0, connection.Generation, _error);

    /// <summary>Subscribes and turns the events on, in this order: none can be missed.</summary>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>False when the connection broke meanwhile.</returns>
    public async Task<bool> ArmAsync(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _subscribed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            _events = connection.Client.EventsAsync<TEvent>(_subscribed.Token).GetAsyncEnumerator(CancellationToken.None);
            await connection.ArmAsync<TWant, TReply>(want, cancellationToken).ConfigureAwait(false);
            _armed = true;
            return true;
        }
        catch (VppConnectionException) when (!connection.Client.IsConnected)
        {
            return false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // This VPP gives no such events: its connection is good all the same.
            _error = error;
            return true;
        }
    }

    /// <summary>Waits for the next event.</summary>
    /// <returns>False when the connection has ended.</returns>
    public async Task<bool> ReadAsync()
    {
        if (!_armed)
        {
            await connection.Client.Closed.WaitAsync(_cancellationToken).ConfigureAwait(false);
            return false;
        }

        try
        {
            return await _events!.MoveNextAsync().ConfigureAwait(false);
        }
        catch (VppConnectionException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Also for an enumerator that was never moved: disposing that does nothing.
        if (_subscribed is not null) await _subscribed.CancelAsync().ConfigureAwait(false);
        if (_events is not null) await _events.DisposeAsync().ConfigureAwait(false);
        if (_armed) await connection.DisarmAsync(TWant.Descriptor).ConfigureAwait(false);
        _subscribed?.Dispose();
    }
}
