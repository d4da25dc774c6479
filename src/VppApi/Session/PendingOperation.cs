namespace VppApi.Session;

/// <summary>
/// One call, dump page or post on its way. Whoever takes it out of the session (an answer, a deadline, a cancellation, a
/// break), which happens under the session's lock and so once, completes it, without the lock.
/// </summary>
internal abstract class PendingOperation : IThreadPoolWorkItem
{
    /// <summary>Where it is. Guarded by the session's lock.</summary>
    public OperationState State { get; set; }

    /// <summary>Context value in VPP while <see cref="State"/> is <see cref="OperationState.Sent"/>.</summary>
    public uint Context { get; set; }

    /// <summary>Tick at which it came to the session.</summary>
    public long StartTick { get; set; }

    /// <summary>Neighbours in the line of those that wait for a place in the window.</summary>
    public PendingOperation? PreviousWaiting { get; set; }

    /// <inheritdoc cref="PreviousWaiting"/>
    public PendingOperation? NextWaiting { get; set; }

    /// <summary>
    /// True when what awaits it is to run on the reading thread whatever else is outstanding: where one wake-up serves many
    /// answers, and what is done next is what VPP waits for.
    /// </summary>
    public virtual bool RunsOnReader => false;

    /// <summary>VPP's name of the request.</summary>
    public abstract string RequestName { get; }

    /// <summary>Encodes and sends; called under the session's lock when there is a place in the window.</summary>
    /// <param name="session">The session.</param>
    public abstract void Send(VppSession session);

    /// <summary>A message before the last one came.</summary>
    /// <param name="message">Valid during the call only.</param>
    public abstract void OnRow(ReadOnlySpan<byte> message);

    /// <summary>The last message came.</summary>
    /// <param name="message">Valid during the call only.</param>
    /// <returns>True when somebody awaits it: the session then has <see cref="Execute"/> run.</returns>
    public abstract bool OnFinal(ReadOnlySpan<byte> message);

    /// <summary>There will be no answer.</summary>
    /// <param name="error">Why.</param>
    public abstract void OnFailed(Exception error);

    /// <summary>Runs whatever awaits it.</summary>
    public abstract void Execute();
}
