using System.Globalization;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

// IRevisionStore.
internal sealed partial class NodeStore
{
    /// <inheritdoc />
    public async Task<RevisionView?> GetLastCommittedAsync(CancellationToken cancellationToken)
    {
        await _known.Task.WaitAsync(cancellationToken);
        return LastCommitted.Current;
    }

    /// <inheritdoc />
    public async Task<RevisionView> CommitAsync(RevisionDraft draft)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            var plan = draft.Plan;
            var summary = new RevisionSummary(
                (_last?.Revision.Summary.Number ?? 0) + 1, draft.Author, Now(), draft.Comment, draft.Outcome,
                plan.Create + plan.Recreate, plan.Update, plan.Delete, draft.Cause, draft.Source);
            var revision = new LocalRevision(
                draft.JournalId, Pending: true, new RevisionView(summary, draft.Document.Text, draft.Document.Format, plan),
                _last is { Pending: true } earlier ? earlier : null);
            if (await _revisionFile.TryWriteAsync(revision))
                ForgetJournal(draft.JournalId);
            SetLast(revision);
            try
            {
                await FlushRevisionAsync(CancellationToken.None);
                ForgetJournal(draft.JournalId);
            }
            catch (ControllerProblemException)
            {
                StorageLog.RevisionPending(_log, summary.Number);
            }

            return _last!.Revision;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public async Task<PageOf<RevisionSummary>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        int? before = null;
        if (cursor is not null)
        {
            if (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new ControllerProblemException(
                    ProblemCodes.InvalidParameter, "cursor: not one that this server gave; leave it out to begin at the newest Revision.", StatusCodes.Status400BadRequest);
            before = number;
        }

        var (rows, total) = await _database.RunAsync(
            (connection, cancel) => RevisionRows.ListAsync(connection, _node, before, limit + 1, cancel), cancellationToken);
        var more = rows.Count > limit;
        if (more)
            rows.RemoveAt(limit);
        return new PageOf<RevisionSummary>(rows, total, more ? rows[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <inheritdoc />
    public async Task<RevisionView?> GetAsync(int number, CancellationToken cancellationToken)
    {
        if (LastCommitted.Current is { } last && last.Summary.Number == number)
            return last;
        return await _database.RunAsync(
            (connection, cancel) => RevisionRows.GetAsync(connection, _node, number, cancel), cancellationToken);
    }
}
