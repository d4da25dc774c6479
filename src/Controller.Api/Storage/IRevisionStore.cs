using Controller.Api.Live;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>
/// The committed Revisions of this node: PostgreSQL has all of them, a local file has the last one, so that losing
/// the database neither stops the node nor loses a Revision.
/// </summary>
internal interface IRevisionStore
{
    /// <summary>
    /// The last committed Revision as far as it is known now: null before <see cref="GetLastCommittedAsync"/> has had an answer
    /// and when nothing was ever committed. Changes with every commit, and when the database turns out to know a later one.
    /// </summary>
    ChangeFeed<RevisionView?> LastCommitted { get; }

    /// <summary>The id of the apply that committed <see cref="LastCommitted"/>; null when there is none.</summary>
    Guid? LastCommittedId { get; }

    /// <summary>
    /// The last committed Revision, or null when there was never one. From the local file at once when there is one; else it waits
    /// until PostgreSQL answers, because a missing file does not mean that nothing was committed.
    /// </summary>
    Task<RevisionView?> GetLastCommittedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Commits a Revision and finishes its journal entry, both in one transaction. The Revision is on this machine's disk before
    /// PostgreSQL is asked: when the database is gone by now it stays pending there, and is written as soon as the database is back.
    /// So this never fails for want of a database, and there is nothing to cancel: VPP has the change already.
    /// </summary>
    /// <returns>The Revision with its number.</returns>
    Task<RevisionView> CommitAsync(RevisionDraft draft);

    /// <summary>Committed Revisions, newest first.</summary>
    /// <exception cref="ControllerProblemException"><c>database-unavailable</c>; <c>invalid-parameter</c> for a wrong cursor.</exception>
    Task<PageOf<RevisionSummary>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>One Revision; null when there is none of that number.</summary>
    /// <exception cref="ControllerProblemException"><c>database-unavailable</c>, except for the last Revision, which is known anyway.</exception>
    Task<RevisionView?> GetAsync(int number, CancellationToken cancellationToken);
}
