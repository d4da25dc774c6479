using System.Buffers.Binary;
using System.Net.Sockets;
using VppApi.Diagnostics;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>Reading: one thread that waits for nobody but VPP, and another that takes over when callers' code keeps it (see <see cref="ReadingRole"/>).</summary>
internal sealed partial class VppSession
{
    private const int UsualContextOffset = 2;

    private readonly ReadingRole _role = new();
    private readonly List<PendingOperation> _dropped = [];
    private readonly List<(PendingOperation Operation, Exception Error)> _unsendable = [];

    /// <summary>Reads until the connection ends; the calling thread is the reader, and a second one is started to stand by.</summary>
    /// <param name="frames">With what came behind the handshake, if anything. Disposed at the end.</param>
    public void ReadToEnd(FrameReader frames)
    {
        new Thread(() => StandBy(frames)) { IsBackground = true, Name = "VppApi reader" }.Start();
        if (!ReadWhileReader(frames)) StandBy(frames);
    }

    private void StandBy(FrameReader frames)
    {
        while (_role.WaitForRole())
        {
            if (ReadWhileReader(frames)) return;
        }
    }

    /// <summary>True when reading has ended, false when the other thread reads now.</summary>
    private bool ReadWhileReader(FrameReader frames)
    {
        try
        {
            if (!Read(frames)) return false;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Break(new VppConnectionException($"Reading from {_options.SocketPath} failed: {error.Message}", error));
        }
        catch (VppProtocolException error)
        {
            Break(error);
        }
        catch (Exception error)
        {
            Break(new VppConnectionException($"The reader of {_options.SocketPath} failed: {error.Message}", error));
        }

        frames.Dispose();
        return true;
    }

    /// <summary>True at the end of the stream, false when the role was lost.</summary>
    private bool Read(FrameReader frames)
    {
        while (true)
        {
            while (frames.TryRead(out var message))
            {
                if (!Dispatch(message, frames.IsEmpty)) return false;
            }

            EndOfBatch();
            var count = _transport.Receive(frames.GetFreeSpace());
            if (count == 0)
            {
                Break(new VppConnectionException($"VPP closed {_options.SocketPath}."));
                return true;
            }

            frames.Advance(count);
            Meters.Received(count);
        }
    }

    /// <summary>Handles one message; false when the role was lost on the way.</summary>
    private bool Dispatch(ReadOnlySpan<byte> message, bool isLast)
    {
        var id = BinaryPrimitives.ReadUInt16BigEndian(message);
        var descriptor = Table.DescriptorOf(id);
        var contextOffset = descriptor?.ContextOffset ?? UsualContextOffset;
        if (contextOffset < 0)
        {
            Events.Dispatch(id, message);
            return true;
        }

        if (message.Length < contextOffset + sizeof(uint))
        {
            throw new VppProtocolException(ProtocolError.Truncated,
                $"{Table.Describe(id)} has {message.Length} bytes and ends before its context at byte {contextOffset}.");
        }

        var context = BinaryPrimitives.ReadUInt32BigEndian(message[contextOffset..]);
        if (id is not (ControlMessages.KeepAlive or ControlMessages.SocketClientDeleteReply)) return DispatchAnswer(id, context, message, isLast);
        DispatchControl(id, message);
        return true;
    }

    private bool DispatchAnswer(ushort id, uint context, ReadOnlySpan<byte> message, bool isLast)
    {
        PendingOperation? operation;
        bool final, row;
        var alone = false;
        string requestName;
        lock (_gate)
        {
            if (!_pending.TryFind(context, out var index))
            {
                final = row = false;
                operation = null;
                requestName = "";
            }
            else
            {
                ref var slot = ref _pending[index];
                operation = slot.Operation;
                requestName = slot.RequestName;
                final = id == slot.FinalId;
                row = !final && id == slot.RowId;
                if (row)
                {
                    slot.Tick = _now;
                }
                else if (final)
                {
                    if (slot.Ordered) TakeDroppedBefore(index);
                    _probesInVain = 0;
                    if (operation is not null) operation.State = OperationState.Detached;
                    _pending.Remove(index);
                    SendWaiting();
                    alone = isLast && _pending.Count == 0;
                }
                else if (operation is not null)
                {
                    // The slot stays until a later answer passes it: nobody knows what else VPP sends for it.
                    operation.State = OperationState.Detached;
                    slot.Operation = null;
                }
            }
        }

        if (_dropped.Count > 0) FailDropped();
        if (_unsendable.Count > 0) FailUnsendable();
        if (requestName.Length == 0)
        {
            if (!Events.Dispatch(id, message)) _logger.Unclaimed(Table.Describe(id), context);
        }
        else if (operation is null)
        {
            if (final) _logger.LateAnswer(requestName);
        }
        else if (row)
        {
            operation.OnRow(message);
        }
        else if (final)
        {
            Meters.Reply();
            return !operation.OnFinal(message) || RunFinal(operation, alone);
        }
        else
        {
            _logger.UnexpectedAnswer(requestName, Table.Describe(id));
            operation.OnFailed(new VppProtocolException(ProtocolError.UnexpectedMessage,
                $"VPP answered {requestName} with {Table.Describe(id)}, which is not its reply."));
        }

        return true;
    }

    /// <summary>
    /// Runs what awaits an answer. Right here when it is the only one there is: nobody else has to wait for it then; or when it is
    /// the kind of operation, or the client's wish, to run here. False when
    /// the role was lost meanwhile.
    /// </summary>
    private bool RunFinal(PendingOperation operation, bool alone)
    {
        if (alone || _options.RunContinuationsOnReader || operation.RunsOnReader)
        {
            var outcome = _role.TryRun(operation);
            if (outcome != ReadingRole.Outcome.NotRun) return outcome == ReadingRole.Outcome.StillReader;
        }

        Complete(operation);
        return true;
    }

    private void DispatchControl(ushort id, ReadOnlySpan<byte> message)
    {
        if (id == ControlMessages.SocketClientDeleteReply)
        {
            OnDeleteReply(message);
            return;
        }

        // memclnt_keepalive has its client_index first: id, client_index, context.
        const int ContextOffset = 6;
        if (message.Length < ContextOffset + sizeof(uint)) return;
        lock (_gate)
        {
            if (_ended) return;
            ControlMessages.WriteKeepAliveReply(_outgoing.Reserve(ControlMessages.KeepAliveReplyFrameSize),
                BinaryPrimitives.ReadUInt32BigEndian(message[ContextOffset..]));
            _outgoing.Commit(ControlMessages.KeepAliveReplyFrameSize, 0);
        }
    }

    /// <summary>Under the lock: VPP answers in order, so what was sent before an answered request and is open was dropped.</summary>
    private void TakeDroppedBefore(int index)
    {
        while (_pending.TryGetOldest(out var oldest) && oldest != index)
        {
            if (_pending[oldest].Operation is { } operation)
            {
                operation.State = OperationState.Detached;
                _dropped.Add(operation);
            }

            _pending.Remove(oldest);
        }
    }

    private void FailDropped()
    {
        foreach (var operation in _dropped)
        {
            _logger.Dropped(operation.RequestName);
            Meters.Dropped(operation.RequestName);
            operation.OnFailed(new VppRequestDroppedException(operation.RequestName));
        }

        _dropped.Clear();
    }

    /// <summary>Under the lock: fills the places that came free in the window.</summary>
    private void SendWaiting()
    {
        while (_waiting.First is { } next && _pending.Count < _options.Window)
        {
            _waiting.Remove(next);
            if (SendNow(next) is { } failure) _unsendable.Add((next, failure));
        }
    }

    private void FailUnsendable()
    {
        foreach (var (operation, error) in _unsendable) operation.OnFailed(error);
        _unsendable.Clear();
    }

    /// <summary>Everything that came was handled: write what the window let through, or what VPP is waiting for.</summary>
    private void EndOfBatch()
    {
        lock (_gate)
        {
            if (_writing || _outgoing.IsEmpty || _ended) return;
            if (!_outgoing.HasFullChunk && InVpp >= BusyFrom)
            {
                QueueFlush();
                return;
            }

            _writing = true;
        }

        WriteOut(fullOnly: false, int.MaxValue);
    }
}
