using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>Counts the requests that change VPP: those sent through it. Dumps go over the other connection and are not counted.</summary>
/// <param name="inner">The connection for changes.</param>
internal sealed class CountingApi(IVppApi inner) : IVppApi
{
    private int _requests;

    /// <summary>Requests sent so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <inheritdoc/>
    public ValueTask<TReply> InvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
    {
        Interlocked.Increment(ref _requests);
        return inner.InvokeAsync<TRequest, TReply>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TReply> TryInvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
    {
        Interlocked.Increment(ref _requests);
        return inner.TryInvokeAsync<TRequest, TReply>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask PostAsync<TRequest>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
    {
        Interlocked.Increment(ref _requests);
        return inner.PostAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TDetails> DumpAsync<TRequest, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
        => inner.DumpAsync<TRequest, TDetails>(request, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TDetails> StreamAsync<TRequest, TReply, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
        => inner.StreamAsync<TRequest, TReply, TDetails>(request, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<EventItem<TEvent>> EventsAsync<TEvent>(CancellationToken cancellationToken = default)
        where TEvent : struct, IVppMessage<TEvent>
        => inner.EventsAsync<TEvent>(cancellationToken);
}
