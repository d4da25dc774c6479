using System.Buffers.Binary;
using System.Diagnostics;
using VppApi.Codec;
using VppApi.Session;

namespace VppApi.Bulk;

/// <summary>One place of a pipeline's window: takes one request after the other. Its run owns it between two requests.</summary>
/// <param name="run">Whose.</param>
internal sealed class PipelineCall<TRequest, TReply>(PipelineRun<TRequest, TReply> run) : PendingOperation
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
{
    private TRequest _request;
    private TReply _reply;
    private long _index;
    private PipelineStatus _status;
    private int _retval;
    private Exception? _error;

    /// <inheritdoc/>
    public override string RequestName => TRequest.Descriptor.Name;

    /// <inheritdoc/>
    public override bool RunsOnReader => true;

    /// <summary>What became of the request.</summary>
    public PipelineOutcome<TReply> Outcome => new(_index, _status, _retval, _reply, _error);

    /// <summary>Takes the next request.</summary>
    /// <param name="index">Its place in the sequence.</param>
    /// <param name="request">The request.</param>
    public void Prepare(long index, in TRequest request)
    {
        _index = index;
        _request = request;
        _reply = default;
        _retval = 0;
        _error = null;
    }

    /// <inheritdoc/>
    public override void Send(VppSession session)
        => session.Write(in _request, this, session.Table.GetId(TReply.Descriptor), PendingSlot.NoMessage, endWithPing: false);

    /// <inheritdoc/>
    public override void OnRow(ReadOnlySpan<byte> message) => Debug.Fail("a pipeline's request has no rows");

    /// <inheritdoc/>
    public override bool OnFinal(ReadOnlySpan<byte> message)
    {
        var offset = TReply.Descriptor.RetvalOffset;
        if (offset >= 0 && message.Length >= offset + sizeof(int)) _retval = BinaryPrimitives.ReadInt32BigEndian(message[offset..]);
        if (_retval < 0)
        {
            // The other fields of a refusal may hold anything.
            _status = PipelineStatus.Refused;
            run.Refused(_retval);
        }
        else
        {
            Decode(message);
        }

        return run.Completed(this);
    }

    /// <inheritdoc/>
    public override void OnFailed(Exception error)
    {
        _error = error;
        _status = error switch
        {
            VppRequestDroppedException => PipelineStatus.Dropped,
            TimeoutException => PipelineStatus.TimedOut,
            VppProtocolException { Error: ProtocolError.UnexpectedMessage } => PipelineStatus.Failed,
            VppConnectionException => PipelineStatus.ConnectionLost,
            _ => PipelineStatus.Failed,
        };
        if (run.Completed(this)) VppSession.Complete(this);
    }

    /// <inheritdoc/>
    public override void Execute() => run.Wake();

    private void Decode(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new MessageReader(message);
            TReply.Decode(ref reader, out _reply);
            _status = PipelineStatus.Succeeded;
        }
        catch (VppProtocolException error)
        {
            _status = PipelineStatus.Failed;
            _error = error;
        }
    }
}
