using System.Runtime.CompilerServices;
using VppApi.Bulk;
using VppApi.Codec;
using VppApi.Events;
using VppApi.Session;

namespace VppApi;

/// <summary>
/// A connection to VPP's binary API. One can be shared by any number of threads: requests are pipelined, their writes
/// coalesced, and each answer goes to its caller.
/// <para>
/// A connection breaks once: then every call, dump and subscription fails with the same <see cref="VppConnectionException"/>,
/// and <see cref="Closed"/> completes with it. It does not reconnect by itself: a new VPP has lost all its state and given
/// out other message ids, so whoever owns the state makes a new client.
/// </para>
/// </summary>
public sealed class VppClient : IVppApi, IAsyncDisposable
{
    private readonly VppSession _session;
    private readonly int _eventQueueCapacity;

    private VppClient(VppSession session, VppClientOptions options)
    {
        _session = session;
        _eventQueueCapacity = options.EventQueueCapacity;
    }

    /// <summary>How the connected VPP differs from <see cref="VppClientOptions.Catalog"/>.</summary>
    public MessageCompatibility Compatibility => _session.Table.Compatibility;

    /// <summary>False once the connection has ended.</summary>
    public bool IsConnected => !_session.Closed.IsCompleted;

    /// <summary>
    /// Completes, never fails, when the connection has ended: with null when this client was disposed, else with the reason.
    /// </summary>
    public Task<VppConnectionException?> Closed => _session.Closed;

    /// <summary>Connects and shakes hands.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The connected client.</returns>
    /// <exception cref="VppConnectionException">Nobody listens there, VPP refused, or it took longer than <see cref="VppClientOptions.ConnectTimeout"/>.</exception>
    /// <exception cref="VppProtocolException">What listens there does not speak VPP's protocol.</exception>
    public static async Task<VppClient> ConnectAsync(VppClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new VppClient(await ConnectionAttempt.RunAsync(options, cancellationToken).ConfigureAwait(false), options);
    }

    /// <summary>Whether the connected VPP has a message with this very layout.</summary>
    /// <param name="descriptor">The message.</param>
    /// <returns>False when calling it would throw <see cref="VppMessageUnavailableException"/>.</returns>
    public bool Supports(MessageDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return _session.Table.TryGetId(descriptor, out _);
    }

    /// <inheritdoc/>
    public ValueTask<TReply> InvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => PendingCall<TRequest, TReply>.Start(_session, in request, throwOnRetval: true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TReply> TryInvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        => PendingCall<TRequest, TReply>.Start(_session, in request, throwOnRetval: false, cancellationToken);

    /// <summary>
    /// Sends many requests of one kind as fast as VPP takes them, and tells what became of each. No allocation and no exception
    /// for each: the way to write a hundred thousand routes. The source and the handler run mostly on the thread that reads VPP's
    /// answers: they may block, but the quicker they are the quicker it goes.
    /// </summary>
    /// <param name="requests">What to send, in order; asked for one more whenever there is a place in the window.</param>
    /// <param name="onOutcome">Hears of each request once, one call at a time; null for nobody. When it throws, nothing more is sent.</param>
    /// <param name="options">Window, progress, when to give up; null for the usual.</param>
    /// <param name="cancellationToken">
    /// Nothing more is sent. What was sent cannot be taken back: its outcomes are waited for, and then the task is cancelled.
    /// </param>
    /// <returns>The counts, also when the connection broke on the way (<see cref="PipelineSummary.End"/>).</returns>
    /// <exception cref="VppMessageUnavailableException">This VPP does not have one of the messages; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before everything was sent.</exception>
    public Task<PipelineSummary> PipelineAsync<TRequest, TReply>(
        IEnumerable<TRequest> requests,
        PipelineOutcomeHandler<TReply>? onOutcome = null,
        PipelineOptions? options = null,
        CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
    {
        ArgumentNullException.ThrowIfNull(requests);
        options ??= new PipelineOptions();
        options.Validate();
        _ = _session.Table.GetId(TRequest.Descriptor);
        _ = _session.Table.GetId(TReply.Descriptor);
        return new PipelineRun<TRequest, TReply>(_session, options, onOutcome).RunAsync(requests, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask PostAsync<TRequest>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        if (!_session.Table.TryGetId(TRequest.Descriptor, out _))
            return ValueTask.FromException(_session.Unavailable(TRequest.Descriptor, TRequest.Descriptor));
        var post = new PendingPost<TRequest>(request);
        _session.Submit(post);
        return new ValueTask(post.SentAsync(_session, cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The request is sent when the enumeration starts. Rows are kept here until they are read, so a slow consumer neither
    /// loses rows nor holds VPP up; leaving the enumeration discards the rest.
    /// </remarks>
    public async IAsyncEnumerable<TDetails> DumpAsync<TRequest, TDetails>(TRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
    {
        using var rows = new PendingRows<TRequest, TDetails>(_session, in request, reply: null);
        rows.Start(cancellationToken);
        while (await rows.WaitAsync().ConfigureAwait(false))
        {
            while (rows.TryRead(arrays: null, out var row)) yield return row;
        }
    }

    /// <inheritdoc/>
    /// <remarks>As <see cref="DumpAsync"/>. Objects that VPP gets or loses between two pages may be seen or not.</remarks>
    public async IAsyncEnumerable<TDetails> StreamAsync<TRequest, TReply, TDetails>(TRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
    {
        var page = new CursorPage<TRequest, TReply>(request);
        do
        {
            using var rows = new PendingRows<TRequest, TDetails>(_session, page.Request, TReply.Descriptor);
            rows.Start(cancellationToken);
            var count = 0L;
            while (await rows.WaitAsync().ConfigureAwait(false))
            {
                while (rows.TryRead(arrays: null, out var row))
                {
                    count++;
                    yield return row;
                }
            }

            page = page.Next(rows.Final, count);
        }
        while (!page.IsLast);
    }

    /// <summary>As <see cref="DumpAsync"/>, without an allocation for each row: one row object is filled again and again.</summary>
    /// <param name="request">The dump's request; sent at once.</param>
    /// <param name="cancellationToken">Gives the dump up.</param>
    /// <returns>The rows, to be disposed.</returns>
    /// <exception cref="VppMessageUnavailableException">This VPP does not have one of the messages.</exception>
    public VppRows<TDetails> ReadDump<TRequest, TDetails>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
        => new DumpRows<TRequest, TDetails>(_session, in request, cancellationToken);

    /// <summary>As <see cref="StreamAsync"/>, without an allocation for each row: one row object is filled again and again.</summary>
    /// <param name="request">The stream's request; sent at once.</param>
    /// <param name="cancellationToken">Gives the stream up.</param>
    /// <returns>The rows, to be disposed.</returns>
    /// <exception cref="VppMessageUnavailableException">This VPP does not have one of the messages.</exception>
    public VppRows<TDetails> ReadStream<TRequest, TReply, TDetails>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
        => new StreamRows<TRequest, TReply, TDetails>(_session, in request, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// The subscription takes effect when this method is called, before the first element is asked for: so subscribe, then
    /// send the <c>want_*</c> request. It lasts until its enumeration is left or the token is cancelled; one consumer each.
    /// When the connection ends, the events that are queued are delivered first, then its exception.
    /// </remarks>
    /// <exception cref="VppMessageUnavailableException">This VPP does not have the event.</exception>
    public IAsyncEnumerable<EventItem<TEvent>> EventsAsync<TEvent>(CancellationToken cancellationToken = default)
        where TEvent : struct, IVppMessage<TEvent>
        => new EventSubscription<TEvent>(_session.Events, _session.Table.GetId(TEvent.Descriptor), _eventQueueCapacity, cancellationToken);

    /// <summary>Tells VPP that this client goes, and closes. Everything that is pending fails.</summary>
    /// <returns>When the connection is closed, at the latest after a second.</returns>
    public async ValueTask DisposeAsync() => await _session.CloseAsync().ConfigureAwait(false);
}
