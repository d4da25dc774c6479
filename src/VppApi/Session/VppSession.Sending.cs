using System.Buffers.Binary;
using System.Net.Sockets;
using VppApi.Codec;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>
/// Writing. Who sends a request encodes it into the outgoing buffer; the buffer goes out
/// <list type="bullet">
/// <item>at once, on the caller's thread, while VPP has little to do: nothing is gained by waiting;</item>
/// <item>at once, when a chunk of 4 KB is full: that is what VPP reads at a time;</item>
/// <item>else a moment later from the thread pool, behind what else is about to run there and may add to it;</item>
/// <item>or from the reading thread, when VPP runs out of work before that.</item>
/// </list>
/// There is no timer in it, and one write at a time.
/// </summary>
internal sealed partial class VppSession
{
    /// <summary>With fewer requests than this in VPP a new one goes out at once.</summary>
    private const int BusyFrom = 8;

    /// <summary>Chunks that a caller writes for others before it hands the work to the pool.</summary>
    private const int ChunksPerCaller = 16;

    private readonly PendingRequests _pending = new();
    private readonly WaitingLine _waiting = new();
    private readonly OutgoingBuffer _outgoing = new();
    private readonly FlushWork _flush;
    private bool _writing;
    private bool _flushQueued;

    /// <summary>Requests that VPP has and will answer in order: sent, not answered.</summary>
    private int InVpp => _pending.OrderedCount - _outgoing.Frames;

    /// <summary>Sends an operation now, or puts it in line when the window is full.</summary>
    /// <param name="operation">Fails at once, through itself, when the connection is broken.</param>
    public void Submit(PendingOperation operation) => Submit(operation, moreToCome: false);

    /// <summary>As <see cref="Submit(PendingOperation)"/>, for a caller that has more: what does not fill a chunk waits for <see cref="Flush"/>.</summary>
    /// <param name="operation">Fails at once, through itself, when the connection is broken.</param>
    public void SubmitOneOfMany(PendingOperation operation) => Submit(operation, moreToCome: true);

    /// <summary>Writes what waits, unless somebody does.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_writing || _outgoing.IsEmpty || _ended) return;
            _writing = true;
        }

        WriteOut(fullOnly: false, ChunksPerCaller);
    }

    private void Submit(PendingOperation operation, bool moreToCome)
    {
        Exception? failure = null;
        bool? write = null;
        lock (_gate)
        {
            operation.StartTick = _now;
            if (_refusal is not null)
            {
                failure = _refusal.Copy();
            }
            else if (_waiting.First is not null || _pending.Count >= _options.Window)
            {
                _waiting.Add(operation);
            }
            else
            {
                failure = SendNow(operation);
                write = PlanWrite(moreToCome);
            }

            if (failure is null) StartTicking();
        }

        if (failure is not null) operation.OnFailed(failure);
        if (write is { } fullOnly) WriteOut(fullOnly, ChunksPerCaller);
    }

    /// <summary>
    /// Encodes a request into the outgoing buffer and notes who waits for its answer. Called by operations, under the lock.
    /// </summary>
    /// <param name="request">The message.</param>
    /// <param name="operation">Who waits; null for nobody.</param>
    /// <param name="finalId">Id of the message that ends it.</param>
    /// <param name="rowId">Id of the messages before that.</param>
    /// <param name="endWithPing">Put a control_ping behind it, whose answer ends it.</param>
    public void Write<TRequest>(in TRequest request, PendingOperation? operation, int finalId, int rowId, bool endWithPing)
        where TRequest : struct, IVppMessage<TRequest>
    {
        var descriptor = TRequest.Descriptor;
        var size = request.GetSize();
        var total = FrameHeader.Size + size + (endWithPing ? ControlMessages.PingFrameSize : 0);
        var frame = _outgoing.Reserve(total);
        var message = frame.Slice(FrameHeader.Size, size);
        var writer = new MessageWriter(message);
        request.Encode(ref writer);
        if (writer.Position != size)
            throw new InvalidOperationException($"{descriptor.Name} wrote {writer.Position} bytes where it promised {size}.");

        var id = Table.GetId(descriptor);
        var context = _pending.Add(new PendingSlot
        {
            Operation = operation,
            RequestName = descriptor.Name,
            FinalId = finalId,
            RowId = rowId,
            Ordered = !Table.IsAnsweredLate(id),
            SentTick = _now,
            Tick = operation?.StartTick ?? _now,
        });
        FrameHeader.Write(frame, size);
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        if (descriptor.ClientIndexOffset >= 0) BinaryPrimitives.WriteUInt32BigEndian(message[descriptor.ClientIndexOffset..], _clientIndex);
        if (descriptor.ContextOffset >= 0) BinaryPrimitives.WriteUInt32BigEndian(message[descriptor.ContextOffset..], context);
        if (endWithPing) ControlMessages.WritePing(frame[(FrameHeader.Size + size)..], _clientIndex, context);
        _outgoing.Commit(total, 1);
        if (operation is not null)
        {
            operation.Context = context;
            operation.State = OperationState.Sent;
        }

        Meters.Request(total);
    }

    private Exception? SendNow(PendingOperation operation)
    {
        try
        {
            operation.Send(this);
            return null;
        }
        catch (Exception error)
        {
            // A value that does not fit its field, or a bug of a message: the caller's, and nothing was written.
            operation.State = OperationState.Detached;
            return error;
        }
    }

    /// <summary>Under the lock: decides who writes. Null = someone else will; else whether only full chunks are to be written.</summary>
    private bool? PlanWrite(bool moreToCome)
    {
        if (_writing || _outgoing.IsEmpty) return null;
        var idle = !moreToCome && InVpp < BusyFrom;
        if (idle || _outgoing.HasFullChunk)
        {
            _writing = true;
            return !idle;
        }

        if (!moreToCome) QueueFlush();
        return null;
    }

    private void QueueFlush()
    {
        if (_flushQueued) return;
        _flushQueued = true;
        ThreadPool.UnsafeQueueUserWorkItem(_flush, preferLocal: false);
    }

    /// <summary>Without the lock, by the one who set <see cref="_writing"/>.</summary>
    private void WriteOut(bool fullOnly, int maximumChunks)
    {
        OutgoingChunk? written = null;
        for (var chunks = 0; ; chunks++)
        {
            OutgoingChunk? chunk;
            lock (_gate)
            {
                if (written is not null) _outgoing.Return(written);
                chunk = !_ended && chunks < maximumChunks ? _outgoing.TryTake(fullOnly) : null;
                if (chunk is null)
                {
                    _writing = false;
                    if (!_ended && !_outgoing.IsEmpty) QueueFlush();
                    return;
                }
            }

            try
            {
                chunk.Sent = _transport.TrySend(chunk.Written);
                if (chunk.Sent < chunk.Length)
                {
                    // VPP does not read: a thread of its own waits for it, so that no caller does.
                    new Thread(state => WriteOutPatiently((OutgoingChunk)state!)) { IsBackground = true, Name = "VppApi writer" }.Start(chunk);
                    return;
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                Break(new VppConnectionException($"Writing to {_options.SocketPath} failed: {error.Message}", error));
                return;
            }

            written = chunk;
        }
    }

    private void WriteOutPatiently(OutgoingChunk chunk)
    {
        try
        {
            _transport.Send(chunk.Written[chunk.Sent..]);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Break(new VppConnectionException($"Writing to {_options.SocketPath} failed: {error.Message}", error));
            return;
        }

        lock (_gate) _outgoing.Return(chunk);
        WriteOut(fullOnly: false, int.MaxValue);
    }

    private void FlushQueued()
    {
        lock (_gate) _flushQueued = false;
        Flush();
    }

    private sealed class FlushWork(VppSession session) : IThreadPoolWorkItem
    {
        public void Execute() => session.FlushQueued();
    }
}
