namespace VppApi.Generated.Tests.Clients;

/// <summary>Remembers what a module client asked for, and answers with defaults.</summary>
internal sealed class RecordingApi : IVppApi
{
    /// <summary>The calls: the method's name and the messages' names.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The last request.</summary>
    public object? Request { get; private set; }

    /// <inheritdoc/>
    public ValueTask<TReply> InvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
    {
        Record("invoke", request, TRequest.Descriptor, TReply.Descriptor);
        return new ValueTask<TReply>(default(TReply));
    }

    /// <inheritdoc/>
    public ValueTask<TReply> TryInvokeAsync<TRequest, TReply>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
    {
        Record("try", request, TRequest.Descriptor, TReply.Descriptor);
        return new ValueTask<TReply>(default(TReply));
    }

    /// <inheritdoc/>
    public ValueTask PostAsync<TRequest>(in TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
    {
        Record("post", request, TRequest.Descriptor);
        return default;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TDetails> DumpAsync<TRequest, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
    {
        Record("dump", request, TRequest.Descriptor, TDetails.Descriptor);
        return AsyncEnumerable.Empty<TDetails>();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<TDetails> StreamAsync<TRequest, TReply, TDetails>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
    {
        Record("stream", request, TRequest.Descriptor, TReply.Descriptor, TDetails.Descriptor);
        return AsyncEnumerable.Empty<TDetails>();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EventItem<TEvent>> EventsAsync<TEvent>(CancellationToken cancellationToken = default)
        where TEvent : struct, IVppMessage<TEvent>
    {
        Record("events", null, TEvent.Descriptor);
        return AsyncEnumerable.Empty<EventItem<TEvent>>();
    }

    private void Record(string method, object? request, params MessageDescriptor[] messages)
    {
        Calls.Add($"{method} {string.Join(' ', messages.Select(m => m.Name))}");
        Request = request;
    }
}
