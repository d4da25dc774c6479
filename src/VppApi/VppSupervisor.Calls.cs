namespace VppApi;

/// <content>Calls over the connection of the moment.</content>
public sealed partial class VppSupervisor
{
    /// <inheritdoc/>
    public ValueTask<TReply> InvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => Client is { } client
            ? client.InvokeAsync<TRequest, TReply>(in request, cancellationToken)
            : ValueTask.FromException<TReply>(NotConnected());

    /// <inheritdoc/>
    public ValueTask<TReply> TryInvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => Client is { } client
            ? client.TryInvokeAsync<TRequest, TReply>(in request, cancellationToken)
            : ValueTask.FromException<TReply>(NotConnected());

    /// <inheritdoc/>
    public ValueTask PostAsync<TRequest>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        => Client is { } client ? client.PostAsync(in request, cancellationToken) : ValueTask.FromException(NotConnected());

    /// <inheritdoc/>
    /// <remarks>Over the connection at the moment of this call; it does not go on on another one.</remarks>
    public IAsyncEnumerable<TDetails> DumpAsync<TRequest, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
        => Connected().DumpAsync<TRequest, TDetails>(request, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Over the connection at the moment of this call; it does not go on on another one.</remarks>
    public IAsyncEnumerable<TDetails> StreamAsync<TRequest, TReply, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
        => Connected().StreamAsync<TRequest, TReply, TDetails>(request, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Ends with the connection of this moment: <see cref="WatchAsync"/> is the form that goes on.</remarks>
    public IAsyncEnumerable<EventItem<TEvent>> EventsAsync<TEvent>(CancellationToken cancellationToken = default)
        where TEvent : struct, IVppMessage<TEvent>
        => Connected().EventsAsync<TEvent>(cancellationToken);

    private VppClient Connected() => Client ?? throw NotConnected();

    private VppConnectionException NotConnected()
    {
        var reason = State.Reason;
        var why = reason is null ? "" : $": {reason.Message}";
        return new VppConnectionException($"There is no connection to VPP at {_options.Client.SocketPath} at the moment{why}", reason);
    }
}
