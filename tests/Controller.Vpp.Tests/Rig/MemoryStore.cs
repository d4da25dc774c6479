using Controller.Api.Live;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Vpp.Tests.Rig;

/// <summary>Revisions and journal in memory: what a server's store keeps when the server dies, without a PostgreSQL to wait for.</summary>
internal sealed class MemoryStore : IRevisionStore, IJournal
{
    private readonly List<JournalEntry> _open = [];

    /// <summary>How each entry that did not end with a commit was closed.</summary>
    public List<(ApplyOutcome Outcome, ApplyFailure? Failure)> Closed { get; } = [];

    /// <summary>The machine's clock; it outlives the node too.</summary>
    public TestBootClock Boot { get; } = new();

    /// <summary>Entries that were never closed.</summary>
    public IReadOnlyList<JournalEntry> Open => _open;

    /// <summary>Set to refuse new entries, as with the database down.</summary>
    public bool IsDown { get; set; }

    /// <inheritdoc/>
    public ChangeFeed<RevisionView?> LastCommitted { get; } = new(null);

    /// <inheritdoc/>
    public Guid? LastCommittedId { get; private set; }

    /// <summary>Makes it look as if the last commit had never come: the document before it is the committed one, and its journal entry is open.</summary>
    public void Reopen(string before, string after, PlanView plan)
    {
        LastCommitted.Publish(LastCommitted.Current! with { Document = before });
        _open.Add(new JournalEntry(
            Guid.NewGuid(), "local", new JournalDraft(new ConfigDocument(before), new ConfigDocument(after), plan, "local", null),
            JournalState.Executing, 0, DateTimeOffset.UnixEpoch));
    }

    /// <inheritdoc/>
    public Task<RevisionView?> GetLastCommittedAsync(CancellationToken cancellationToken) => Task.FromResult(LastCommitted.Current);

    /// <inheritdoc/>
    public Task<RevisionView> CommitAsync(RevisionDraft draft)
    {
        _open.RemoveAll(entry => entry.Id == draft.JournalId);
        var plan = draft.Plan;
        var revision = new RevisionView(
            new RevisionSummary(
                (LastCommitted.Current?.Summary.Number ?? 0) + 1, draft.Author, DateTimeOffset.UnixEpoch, draft.Comment, draft.Outcome,
                plan.Create, plan.Update, plan.Delete, draft.Cause, draft.Source),
            draft.Document.Text,
            draft.Document.Format,
            plan);
        LastCommittedId = draft.JournalId;
        LastCommitted.Publish(revision);
        return Task.FromResult(revision);
    }

    /// <inheritdoc/>
    public Task<PageOf<RevisionSummary>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The node does not list Revisions.");

    /// <inheritdoc/>
    public Task<RevisionView?> GetAsync(int number, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The node reads the last Revision only.");

    /// <inheritdoc/>
    public Task<JournalEntry> BeginAsync(JournalDraft draft, bool isUrgent, CancellationToken cancellationToken)
    {
        if (IsDown && !isUrgent)
            throw new ControllerProblemException(ProblemCodes.DatabaseUnavailable, "The store is down.", 503);
        var entry = new JournalEntry(Guid.NewGuid(), "local", draft, JournalState.Begun, 0, DateTimeOffset.UnixEpoch);
        _open.Add(entry);
        return Task.FromResult(entry);
    }

    /// <inheritdoc/>
    public void Mark(Guid id, int stepsDone, JournalState state)
    {
        // Best effort by contract.
    }

    /// <inheritdoc/>
    public Task FinishAsync(Guid id, ApplyOutcome outcome, ApplyFailure? failure)
    {
        _open.RemoveAll(entry => entry.Id == id);
        Closed.Add((outcome, failure));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> GetUnfinishedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>([.. _open]);
}
