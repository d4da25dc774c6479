using System.Globalization;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Npgsql;

namespace Controller.Api.Storage;

// Bringing the local files and the database together.
internal sealed partial class NodeStore
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    // Each time the database comes back: it gets what it misses, and says what it knows.
    private async Task SynchronizeAsync(CancellationToken stoppingToken)
    {
        try
        {
            var was = false;
            await foreach (var status in _database.Status.WatchAsync(stoppingToken))
            {
                if (status.Available && !was)
                    await SynchronizeOnceAsync(stoppingToken);
                was = status.Available;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task SynchronizeOnceAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await _gate.WaitAsync(stoppingToken);
                try
                {
                    await FlushAsync(stoppingToken);
                    await CompareLastAsync(stoppingToken);
                    return;
                }
                finally
                {
                    _gate.Release();
                }
            }
            catch (ControllerProblemException)
            {
                return; // Gone again; its return starts this anew.
            }
            catch (NpgsqlException error)
            {
                StorageLog.SynchronizationFailed(_log, error);
                await Task.Delay(RetryAfter, _time, stoppingToken);
            }
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await FlushRevisionAsync(cancellationToken);
        await FlushJournalAsync(cancellationToken);
    }

    // Writes the pending Revision to the database and closes its journal entry, both or neither.
    private async Task FlushRevisionAsync(CancellationToken cancellationToken)
    {
        if (_last is not { Pending: true } pending)
            return;
        var summary = pending.Revision.Summary;
        var number = 0;
        await InTransactionAsync(
            async (connection, transaction, cancel) =>
            {
                foreach (var revision in OldestFirst(pending))
                    number = await FlushAsync(connection, transaction, revision, cancel);
            }, cancellationToken);
        if (number != summary.Number)
            StorageLog.RevisionFlushed(_log, summary.Number, number);
        var stored = pending with { Pending = false, Earlier = null, Revision = pending.Revision with { Summary = summary with { Number = number } } };
        await _revisionFile.TryWriteAsync(stored);
        SetLast(stored);
    }

    private static Stack<LocalRevision> OldestFirst(LocalRevision newest)
    {
        var revisions = new Stack<LocalRevision>();
        for (var revision = newest; revision is not null; revision = revision.Earlier)
            revisions.Push(revision);
        return revisions;
    }

    private async Task<int> FlushAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, LocalRevision pending, CancellationToken cancellationToken)
    {
        var summary = pending.Revision.Summary;
        var number = await RevisionRows.AddAsync(connection, transaction, _node, pending, cancellationToken);
        await JournalRows.FinishAsync(connection, transaction, pending.Id, summary.Outcome, failure: null, summary.At, cancellationToken);
        await NodeRows.AuditAsync(
            connection, transaction, _node, summary.At, summary.Author, "commit", number.ToString(CultureInfo.InvariantCulture),
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["apply"] = pending.Id.ToString() }, cancellationToken);
        return number;
    }

    private async Task FlushJournalAsync(CancellationToken cancellationToken)
    {
        if (_journal is not { Outcome: { } outcome } closed)
            return;
        await FinishInDatabaseAsync(closed.Entry.Id, outcome, closed.Failure, closed.FinishedAt ?? Now(), cancellationToken);
        ForgetJournal(closed.Entry.Id);
    }

    private Task FinishInDatabaseAsync(Guid id, ApplyOutcome outcome, ApplyFailure? failure, DateTimeOffset at, CancellationToken cancellationToken)
        => InTransactionAsync(
            (connection, transaction, cancel) => JournalRows.FinishAsync(connection, transaction, id, outcome, failure, at, cancel),
            cancellationToken);

    // The database has the last word, unless it has fallen behind (restored from a backup): then it gets the last Revision again.
    private async Task CompareLastAsync(CancellationToken cancellationToken)
    {
        var stored = await _database.RunAsync(
            (connection, cancel) => RevisionRows.GetLastAsync(connection, _node, cancel), cancellationToken);
        if (_last is { } local && (stored is null || stored.Value.Revision.Summary.Number < local.Revision.Summary.Number))
        {
            SetLast(local with { Pending = true });
            await FlushRevisionAsync(cancellationToken);
            StorageLog.RevisionFlushed(_log, local.Revision.Summary.Number, _last.Revision.Summary.Number);
        }
        else if (stored is { } later && later.Id != _last?.Id)
        {
            if (_last is { } old)
                StorageLog.RevisionAdopted(_log, later.Revision.Summary.Number, old.Revision.Summary.Number);
            var adopted = new LocalRevision(later.Id, Pending: false, later.Revision);
            await _revisionFile.TryWriteAsync(adopted);
            SetLast(adopted);
        }

        _known.TrySetResult();
    }

    private Task InTransactionAsync(Func<NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task> work, CancellationToken cancellationToken)
        => _database.RunAsync(
            async (connection, cancel) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await work(connection, transaction, cancel);
                await transaction.CommitAsync(cancel);
                return true;
            }, cancellationToken);
}
