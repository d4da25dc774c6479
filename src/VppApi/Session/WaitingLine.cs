namespace VppApi.Session;

/// <summary>
/// Operations that wait for a place in the window, first come, first served. Linked through the operations themselves, so
/// that one that is given up leaves at once. Not thread-safe: the session's lock guards it.
/// </summary>
internal sealed class WaitingLine
{
    private PendingOperation? _last;

    /// <summary>Who is next; null when nobody waits.</summary>
    public PendingOperation? First { get; private set; }

    /// <summary>Puts an operation at the end.</summary>
    /// <param name="operation">In no line.</param>
    public void Add(PendingOperation operation)
    {
        operation.State = OperationState.Waiting;
        operation.PreviousWaiting = _last;
        if (_last is null) First = operation;
        else _last.NextWaiting = operation;
        _last = operation;
    }

    /// <summary>Takes an operation out, wherever it stands.</summary>
    /// <param name="operation">In this line.</param>
    public void Remove(PendingOperation operation)
    {
        if (operation.PreviousWaiting is { } previous) previous.NextWaiting = operation.NextWaiting;
        else First = operation.NextWaiting;
        if (operation.NextWaiting is { } next) next.PreviousWaiting = operation.PreviousWaiting;
        else _last = operation.PreviousWaiting;
        operation.PreviousWaiting = operation.NextWaiting = null;
        operation.State = OperationState.Detached;
    }
}
