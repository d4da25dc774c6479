using System.Buffers.Binary;
using System.Diagnostics;
using System.Threading.Tasks.Sources;
using VppApi.Codec;
using VppApi.Diagnostics;

namespace VppApi.Session;

/// <summary>
/// A request with one reply. Pooled for each pair of types: one is rented for a call and goes back when its result
/// was taken. So a call costs no allocation.
/// </summary>
internal sealed class PendingCall<TRequest, TReply> : PendingOperation, IValueTaskSource<TReply>
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
{
    private static readonly OperationPool<PendingCall<TRequest, TReply>> Pool = new();

    private ManualResetValueTaskSourceCore<TReply> _core;
    private VppSession? _session;
    private TRequest _request;
    private TReply _reply;
    private Exception? _error;
    private bool _throwOnRetval;
    private bool _awaited;
    private CancellationToken _cancellationToken;
    private CancellationTokenRegistration _cancellation;
    private Activity? _activity;
    private long _startTimestamp;

    /// <inheritdoc/>
    public override string RequestName => TRequest.Descriptor.Name;

    /// <inheritdoc/>
    /// <remarks>Nobody awaits it yet: then there is no code to run, and the way over the pool would be for nothing.</remarks>
    public override bool RunsOnReader => !Volatile.Read(ref _awaited);

    /// <summary>Starts a call.</summary>
    /// <param name="session">Where.</param>
    /// <param name="request">What.</param>
    /// <param name="throwOnRetval">False to hand out a reply with a negative retval as it is.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The reply, once.</returns>
    public static ValueTask<TReply> Start(VppSession session, in TRequest request, bool throwOnRetval, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<TReply>(cancellationToken);
        if (!session.Table.TryGetId(TRequest.Descriptor, out _) || !session.Table.TryGetId(TReply.Descriptor, out _))
            return ValueTask.FromException<TReply>(session.Unavailable(TRequest.Descriptor, TReply.Descriptor));

        var call = Pool.Rent();
        call._session = session;
        call._request = request;
        call._throwOnRetval = throwOnRetval;
        call._activity = VppApiActivity.Start(TRequest.Descriptor);
        call._startTimestamp = VppApiMeter.StartTimestamp();
        var task = new ValueTask<TReply>(call, call._core.Version);
        session.Submit(call);
        if (cancellationToken.CanBeCanceled) call.CancelWith(cancellationToken);
        return task;
    }

    /// <inheritdoc/>
    public override void Send(VppSession session)
        => session.Write(in _request, this, session.Table.GetId(TReply.Descriptor), PendingSlot.NoMessage, endWithPing: false);

    /// <inheritdoc/>
    public override void OnRow(ReadOnlySpan<byte> message) => Debug.Fail("a call has no rows");

    /// <inheritdoc/>
    public override bool OnFinal(ReadOnlySpan<byte> message)
    {
        var retval = 0;
        try
        {
            var offset = TReply.Descriptor.RetvalOffset;
            if (offset >= 0 && message.Length >= offset + sizeof(int)) retval = BinaryPrimitives.ReadInt32BigEndian(message[offset..]);
            if (retval < 0) _session!.Meters.Error(TRequest.Descriptor.Name, retval);

            // The other fields of a refusal may hold anything, so it is only decoded for who asked for it.
            if (retval < 0 && _throwOnRetval)
            {
                _error = new VppApiException(TRequest.Descriptor.Name, retval);
            }
            else
            {
                var reader = new MessageReader(message);
                TReply.Decode(ref reader, out _reply);
            }
        }
        catch (Exception error)
        {
            _error = retval < 0 ? new VppApiException(TRequest.Descriptor.Name, retval) : error;
        }

        return true;
    }

    /// <inheritdoc/>
    public override void OnFailed(Exception error)
    {
        _error = error;
        VppSession.Complete(this);
    }

    /// <inheritdoc/>
    public override void Execute()
    {
        VppApiMeter.RecordDuration(_startTimestamp, TRequest.Descriptor.Name);
        VppApiActivity.Stop(_activity, _error);
        if (_error is { } error) _core.SetException(error);
        else _core.SetResult(_reply);
    }

    /// <inheritdoc/>
    public TReply GetResult(short token)
    {
        // Awaiting twice must not reach an object that is in other hands by now: the version tells.
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending) throw new InvalidOperationException("The call has not ended.");

        // Waits for a cancellation callback that runs right now: it must not meet the next user of this object.
        _cancellation.Dispose();
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            Recycle();
        }
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Volatile.Write(ref _awaited, true);
        _core.OnCompleted(continuation, state, token, flags);
    }

    private void CancelWith(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _cancellation = cancellationToken.UnsafeRegister(static state => ((PendingCall<TRequest, TReply>)state!).Cancel(), this);
    }

    private void Cancel()
    {
        if (_session!.TryGiveUp(this)) OnFailed(new OperationCanceledException(_cancellationToken));
    }

    private void Recycle()
    {
        _core.Reset();
        _awaited = false;
        _session = null;
        _request = default;
        _reply = default;
        _error = null;
        _cancellation = default;
        _cancellationToken = default;
        _activity = null;
        Pool.Return(this);
    }
}
