namespace VppApi;

/// <summary>
/// What generated module clients (<c>InterfaceApi</c>, <c>Nat44EdApi</c>, …) call. <c>VppClient</c> implements
/// it over a socket; tests may implement it over anything. All members are thread-safe.
/// </summary>
public interface IVppApi
{
    /// <summary>Sends a request and returns its reply.</summary>
    /// <exception cref="VppApiException">VPP answered with a negative retval.</exception>
    /// <exception cref="VppMessageUnavailableException">This VPP does not have the message, or has another layout of it.</exception>
    /// <exception cref="VppRequestDroppedException">VPP dropped the request without an answer.</exception>
    /// <exception cref="VppConnectionException">The connection is broken.</exception>
    /// <exception cref="TimeoutException">No answer within the client's deadline.</exception>
    ValueTask<TReply> InvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>;

    /// <summary>As <see cref="InvokeAsync"/>, but a negative retval is returned in the reply instead of thrown.</summary>
    ValueTask<TReply> TryInvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>;

    /// <summary>Sends a request that VPP never answers (service reply <c>null</c>). Completes when it is in the outgoing buffer.</summary>
    ValueTask PostAsync<TRequest>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>;

    /// <summary>Runs a dump: rows until VPP answers the ping sent behind it.</summary>
    IAsyncEnumerable<TDetails> DumpAsync<TRequest, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>;

    /// <summary>Runs a stream that ends with a reply, paged to the end while VPP answers EAGAIN with a cursor.</summary>
    IAsyncEnumerable<TDetails> StreamAsync<TRequest, TReply, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>;

    /// <summary>Delivers events of one type as they come, from now on. Enabling them with the matching <c>want_*</c> is the caller's.</summary>
    /// <remarks>The queue is bounded; what does not fit is counted and told as <see cref="EventItem{TEvent}.Lost"/>.</remarks>
    IAsyncEnumerable<EventItem<TEvent>> EventsAsync<TEvent>(CancellationToken cancellationToken = default)
        where TEvent : struct, IVppMessage<TEvent>;
}
