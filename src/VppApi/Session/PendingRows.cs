using System.Threading.Tasks.Sources;
using VppApi.Codec;
using VppApi.Rows;

namespace VppApi.Session;

/// <summary>
/// A dump, or one page of a cursor stream: rows, then an end. The reading thread puts rows in; one consumer takes them:
/// <c>while (await WaitAsync()) while (TryRead(out row)) …</c>. Disposing it discards what is still to come.
/// </summary>
internal sealed class PendingRows<TRequest, TDetails> : PendingOperation, IRowSource<TDetails>, IValueTaskSource<bool>, IDisposable
    where TRequest : struct, IVppMessage<TRequest>
    where TDetails : struct, IVppMessage<TDetails>
{
    private readonly VppSession _session;
    private readonly TRequest _request;
    private readonly MessageDescriptor? _reply;
    private readonly Lock _rowsGate = new();
    private readonly RowQueue _rows;
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _cancellation;
    private byte[] _final = [];
    private Exception? _error;
    private bool _ended;
    private bool _waited;
    private bool _disposed;

    /// <summary>Makes it; <see cref="Start"/> sends it.</summary>
    /// <param name="session">Where.</param>
    /// <param name="request">What.</param>
    /// <param name="reply">The message that ends it, or null when a ping behind it must.</param>
    /// <exception cref="VppMessageUnavailableException">This VPP does not have one of the messages.</exception>
    /// <exception cref="NotSupportedException">VPP would crash.</exception>
    public PendingRows(VppSession session, in TRequest request, MessageDescriptor? reply)
    {
        _session = session;
        _request = request;
        _reply = reply;
        _rows = new RowQueue(_rowsGate, session.RowLimits, OnSpill, OnUnkept);
        MessageHazards.ThrowIfFatal(TRequest.Descriptor);
        _ = session.Table.GetId(TRequest.Descriptor);
        _ = session.Table.GetId(TDetails.Descriptor);
        if (reply is not null) _ = session.Table.GetId(reply);
    }

    /// <inheritdoc/>
    public override string RequestName => TRequest.Descriptor.Name;

    /// <summary>The message that ended it, once <see cref="WaitAsync"/> said false.</summary>
    public ReadOnlySpan<byte> Final => _final;

    /// <summary>Sends the request.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public void Start(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _session.Submit(this);
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PendingRows<TRequest, TDetails>)state!).Cancel(token), this);
    }

    /// <inheritdoc/>
    public ValueTask<bool> WaitAsync()
    {
        lock (_rowsGate)
        {
            // Rows before a failure are no result: the consumer learns of the failure at once.
            if (_error is not null) return ValueTask.FromException<bool>(_error);
            if (!_rows.IsEmpty) return new ValueTask<bool>(true);
            if (_ended) return new ValueTask<bool>(false);
            _waited = true;
            _core.Reset();
            return new ValueTask<bool>(this, _core.Version);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="VppProtocolException">The row's bytes are not such a message.</exception>
    /// <exception cref="VppDumpOverflowException">The row was in the file and could not be read back.</exception>
    public bool TryRead(ReusableArrays? arrays, out TDetails row)
    {
        row = default;
        if (!TryTake(out var message)) return false;
        var reader = new MessageReader(message, arrays);
        TDetails.Decode(ref reader, out row);
        return true;
    }

    /// <inheritdoc/>
    public override void Send(VppSession session)
    {
        var finalId = _reply is null ? ControlMessages.ControlPingReply : session.Table.GetId(_reply);
        session.Write(in _request, this, finalId, session.Table.GetId(TDetails.Descriptor), endWithPing: _reply is null);
    }

    /// <inheritdoc/>
    public override void OnRow(ReadOnlySpan<byte> message)
    {
        bool overflow, wake;
        lock (_rowsGate)
        {
            if (_disposed) return;
            overflow = !_rows.TryAdd(message);
            wake = !overflow && TakeWaiter();
        }

        if (overflow && _session.TryGiveUp(this)) OnFailed(new VppDumpOverflowException(RequestName, _session.RowLimits.Describe()));
        if (wake) VppSession.Complete(this);
    }

    /// <inheritdoc/>
    public override bool OnFinal(ReadOnlySpan<byte> message)
    {
        if (_reply is not null) _final = message.ToArray();
        return Finish(null);
    }

    /// <inheritdoc/>
    public override void OnFailed(Exception error)
    {
        if (Finish(error)) VppSession.Complete(this);
    }

    /// <inheritdoc/>
    public override void Execute() => _core.SetResult(true);

    /// <inheritdoc/>
    public bool GetResult(short token)
    {
        _core.GetResult(token);
        lock (_rowsGate)
        {
            return _error is null ? !_rows.IsEmpty : throw _error;
        }
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        _session.TryGiveUp(this);
        lock (_rowsGate)
        {
            _disposed = true;
            _rows.Clear();
        }
    }

    private bool TryTake(out ReadOnlySpan<byte> message)
    {
        while (true)
        {
            RowSegment? absent;
            lock (_rowsGate)
            {
                message = default;
                if (_error is not null) return false;
                if (_rows.TryTake(out message, out absent)) return true;
            }

            if (absent is null) return false;
            try
            {
                _rows.Load(absent);
            }
            catch (IOException error)
            {
                throw Unkept(error);
            }
        }
    }

    private void OnSpill() => _session.Spilling(RequestName);

    private void OnUnkept(Exception error)
    {
        _session.TryGiveUp(this);
        OnFailed(Unkept(error));
    }

    private VppDumpOverflowException Unkept(Exception error)
        => new(RequestName, $"the file for them in {_session.RowLimits.Directory} failed: {error.Message}", error);

    private void Cancel(CancellationToken cancellationToken)
    {
        if (_session.TryGiveUp(this)) OnFailed(new OperationCanceledException(cancellationToken));
    }

    /// <summary>True when the consumer waits and is to be run.</summary>
    private bool Finish(Exception? error)
    {
        lock (_rowsGate)
        {
            _error = error;
            _ended = true;
            return TakeWaiter();
        }
    }

    private bool TakeWaiter()
    {
        var waited = _waited;
        _waited = false;
        return waited;
    }
}
