using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>
/// What is about to be done to VPP is written down before it is done, so that a server that died in the middle knows what to
/// finish or to undo. The open entry is in PostgreSQL and in a local file; either is enough to recover.
/// </summary>
internal interface IJournal
{
    /// <summary>Opens an entry. Nothing may be sent to VPP before this has returned.</summary>
    /// <exception cref="ControllerProblemException"><c>database-unavailable</c>: what could not be committed is not begun.</exception>
    Task<JournalEntry> BeginAsync(JournalDraft draft, CancellationToken cancellationToken) => BeginAsync(draft, isUrgent: false, cancellationToken);

    /// <summary>Opens an entry.</summary>
    /// <param name="draft">What is about to be done.</param>
    /// <param name="isUrgent">True for what cannot wait for a database: the entry is on this machine's disk, or nowhere.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task<JournalEntry> BeginAsync(JournalDraft draft, bool isUrgent, CancellationToken cancellationToken);

    /// <summary>
    /// Notes how far the Plan is. Returns at once and writes in the background, the newest mark only: recovery compares VPP with the
    /// documents and does not rely on it, and a slow database must not slow an apply.
    /// </summary>
    void Mark(Guid id, int stepsDone, JournalState state);

    /// <summary>
    /// Closes an entry that ends without a commit (undone, nothing done). One that ends with a commit is closed by
    /// <see cref="IRevisionStore.CommitAsync"/>. Never fails for want of a database: it is closed there later.
    /// </summary>
    Task FinishAsync(Guid id, ApplyOutcome outcome, ApplyFailure? failure);

    /// <summary>Entries of this node that were never closed, oldest first; at most one unless a server was killed while it recovered.</summary>
    Task<IReadOnlyList<JournalEntry>> GetUnfinishedAsync(CancellationToken cancellationToken);
}
