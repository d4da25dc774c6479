using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Npgsql;

namespace Controller.Api.Storage;

// IJournal.
internal sealed partial class NodeStore
{
    private readonly SemaphoreSlim _markSignal = new(0, 1);
    private JournalMark? _mark;

    /// <inheritdoc />
    public Task<JournalEntry> BeginAsync(JournalDraft draft, CancellationToken cancellationToken) => BeginAsync(draft, isUrgent: false, cancellationToken);

    /// <inheritdoc />
    public async Task<JournalEntry> BeginAsync(JournalDraft draft, bool isUrgent, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var entry = new JournalEntry(Guid.CreateVersion7(), _node, draft, JournalState.Begun, StepsDone: 0, Now());
            if (!isUrgent)
            {
                await FlushAsync(cancellationToken);
                await WriteJournalAsync(new LocalJournal(entry));
                await AddToDatabaseAsync(entry, cancellationToken);
                return entry;
            }

            await TryWriteJournalAsync(new LocalJournal(entry));
            await TryAddToDatabaseAsync(entry, cancellationToken);
            return entry;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Mark(Guid id, int stepsDone, JournalState state)
    {
        Volatile.Write(ref _mark, new JournalMark(id, stepsDone, state));
        try
        {
            _markSignal.Release();
        }
        catch (SemaphoreFullException)
        {
            // The writer is about to take the newest anyway.
        }
    }

    /// <inheritdoc />
    public async Task FinishAsync(Guid id, ApplyOutcome outcome, ApplyFailure? failure)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (_journal?.Entry.Id == id)
            {
                _journal = _journal with { Outcome = outcome, Failure = failure, FinishedAt = Now() };
                await _journalFile.TryWriteAsync(_journal);
                await FlushJournalAsync(CancellationToken.None);
            }
            else
            {
                // An entry that only the database knew (the data directory was lost).
                await FinishInDatabaseAsync(id, outcome, failure, Now(), CancellationToken.None);
            }
        }
        catch (ControllerProblemException)
        {
            // Closed on this machine; the database follows.
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<JournalEntry>> GetUnfinishedAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var open = new List<JournalEntry>();
            if (_database.Status.Current.Available)
            {
                try
                {
                    await FlushAsync(cancellationToken);
                    open = await _database.RunAsync(
                        (connection, cancel) => JournalRows.ListOpenAsync(connection, _node, cancel), cancellationToken);
                }
                catch (ControllerProblemException)
                {
                    // Lost just now: the local file is enough.
                }
            }

            if (_journal is { Outcome: null, Entry: var local } && local.Id != _last?.Id && open.TrueForAll(entry => entry.Id != local.Id))
                open.Add(local);
            return open;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task WriteJournalAsync(LocalJournal journal)
    {
        try
        {
            await _journalFile.WriteAsync(journal);
            _journal = journal;
        }
        catch (IOException error)
        {
            throw Database.Unavailable($"the journal cannot be written to this machine's disk: {error.Message}", error);
        }
    }

    // What is urgent is done even when it cannot be written down: the deadline's own file brings it about again after a crash.
    private async Task TryWriteJournalAsync(LocalJournal journal)
    {
        if (await _journalFile.TryWriteAsync(journal))
            _journal = journal;
    }

    private async Task TryAddToDatabaseAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await AddToDatabaseAsync(entry, cancellationToken, keepsJournal: true);
        }
        catch (Exception error) when (error is ControllerProblemException or NpgsqlException)
        {
            StorageLog.UrgentWithoutDatabase(_log, error.Message);
        }
    }

    private async Task AddToDatabaseAsync(JournalEntry entry, CancellationToken cancellationToken, bool keepsJournal = false)
    {
        var draft = entry.Draft;
        try
        {
            await InTransactionAsync(
                async (connection, transaction, cancel) =>
                {
                    await NodeRows.LockAsync(connection, transaction, _node, cancel);
                    await JournalRows.AddAsync(connection, transaction, entry, cancel);
                    await NodeRows.AuditAsync(
                        connection, transaction, _node, entry.StartedAt, draft.Author, "apply", entry.Id.ToString(),
                        new Dictionary<string, string?>(StringComparer.Ordinal) { ["comment"] = draft.Comment }, cancel);
                }, cancellationToken);
        }
        catch
        {
            if (!keepsJournal)
                ForgetJournal(entry.Id);
            throw;
        }
    }

    private void ForgetJournal(Guid id)
    {
        if (_journal?.Entry.Id != id)
            return;
        _journal = null;
        _journalFile.TryDelete();
    }

    private async Task WriteMarksAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _markSignal.WaitAsync(stoppingToken);
                if (Interlocked.Exchange(ref _mark, null) is { } mark)
                    await _database.RunAsync(
                        (connection, cancel) => JournalRows.MarkAsync(connection, mark.Id, mark.StepsDone, mark.State, cancel), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is ControllerProblemException or NpgsqlException)
            {
                // Best effort by contract; the status already says that the database is away.
            }
        }
    }
}
