using System.Buffers.Binary;
using VppApi.Diagnostics;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>The end of a connection.</summary>
internal sealed partial class VppSession
{
    /// <summary>VPP answers a delete at once unless it is busy with something long.</summary>
    private static readonly TimeSpan DeletePatience = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<VppConnectionException?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Set when the end begins: what calls are refused with from then on.
    private VppConnectionException? _refusal;
    private bool _deleteSent;
    private bool _ended;

    /// <summary>Completes when the connection has ended: with null when it was closed from here, else with the reason.</summary>
    public Task<VppConnectionException?> Closed => _closed.Task;

    /// <summary>Gives an operation up, unless it is already out of the session.</summary>
    /// <param name="operation">Submitted before.</param>
    /// <returns>True when it is the caller's to complete now.</returns>
    public bool TryGiveUp(PendingOperation operation)
    {
        lock (_gate)
        {
            switch (operation.State)
            {
                case OperationState.Waiting:
                    _waiting.Remove(operation);
                    return true;
                case OperationState.Sent when _pending.TryFind(operation.Context, out var index):
                    _pending[index].Operation = null;
                    operation.State = OperationState.Detached;
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>The one way in which a connection breaks: everything that is pending fails with the same reason. Only the first call counts.</summary>
    /// <param name="reason">Why.</param>
    public void Break(VppConnectionException reason) => End(reason, reason);

    /// <summary>Fails what is pending, tells VPP that we go (a VPP that is not told may spin on the dead socket), and closes.</summary>
    /// <returns>When it is closed, at the latest after a second.</returns>
    public async Task CloseAsync()
    {
        var reason = new VppConnectionException($"The connection to {_options.SocketPath} was closed by this client.");
        var failed = Detach(reason, sendDelete: true);
        foreach (var operation in failed) operation.OnFailed(reason.Copy());
        SendDelete();
        try
        {
            await _closed.Task.WaitAsync(DeletePatience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.DeleteUnanswered(_options.SocketPath);
        }

        End(reason, null);
    }

    /// <summary>For a process that ends: sends the delete if nobody did, and waits a moment until VPP took it.</summary>
    /// <param name="patience">How long to wait.</param>
    public void CloseHard(TimeSpan patience)
    {
        var reason = new VppConnectionException("The process ends.");
        Detach(reason, sendDelete: true);
        SendDelete();
        ((IAsyncResult)_closed.Task).AsyncWaitHandle.WaitOne(patience);
    }

    private void SendDelete()
    {
        lock (_gate)
        {
            if (_writing || _outgoing.IsEmpty) return;
            _writing = true;
        }

        WriteOut(fullOnly: false, int.MaxValue);
    }

    private void OnDeleteReply(ReadOnlySpan<byte> message)
    {
        const int ResponseOffset = 6;
        const int Success = 1; // vlibmemory/socket_api.c:vl_api_sockclnt_delete_t_handler
        var response = message.Length < ResponseOffset + sizeof(int) ? 0 : BinaryPrimitives.ReadInt32BigEndian(message[ResponseOffset..]);
        if (response != Success) _logger.DeleteRefused(response);
        lock (_gate)
        {
            if (!_deleteSent) throw new VppProtocolException(ProtocolError.UnexpectedMessage, "VPP confirmed a sockclnt_delete that was not sent.");
        }

        End(new VppConnectionException($"The connection to {_options.SocketPath} was closed by this client."), null);
    }

    /// <summary>Refuses calls from now on and takes out those that are here. Only the first call does anything.</summary>
    private List<PendingOperation> Detach(VppConnectionException reason, bool sendDelete)
    {
        var operations = new List<PendingOperation>();
        lock (_gate)
        {
            if (_refusal is not null) return operations;
            _refusal = reason;
            for (var i = 0; i < _pending.Extent; i++)
            {
                ref var slot = ref _pending[i];
                if (!slot.InUse || slot.Operation is not { } operation) continue;
                slot.Operation = null;
                operation.State = OperationState.Detached;
                operations.Add(operation);
            }

            while (_waiting.First is { } waiting)
            {
                _waiting.Remove(waiting);
                operations.Add(waiting);
            }

            if (sendDelete)
            {
                _deleteSent = true;
                ControlMessages.WriteDelete(_outgoing.Reserve(ControlMessages.DeleteFrameSize), _clientIndex);
                _outgoing.Commit(ControlMessages.DeleteFrameSize, 1);
            }
        }

        return operations;
    }

    private void End(VppConnectionException reason, VppConnectionException? result)
    {
        var operations = Detach(reason, sendDelete: false);
        lock (_gate)
        {
            if (_ended) return;
            _ended = true;
            reason = _refusal!;
            if (_deleteSent) result = null;
        }

        ProcessExitGuard.Remove(this);
        VppApiMeter.Remove(this);
        _ticker.Dispose();
        _role.End();
        _transport.Dispose();
        if (result is null) _logger.Closed(_options.SocketPath);
        else _logger.Broken(result, _options.SocketPath, operations.Count);
        foreach (var operation in operations) operation.OnFailed(reason.Copy());
        Events.End(reason);
        _closed.TrySetResult(result);
    }
}
