using Controller.Api.Live;
using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>
/// Revisions and journal of this node, in two places: PostgreSQL, which has everything, and two small local files, which have
/// the last Revision and the open apply. Whatever is written is on this machine's disk first. What the database misses is brought
/// there as soon as it is back, and before the next apply may begin; so at most one Revision and one journal entry are ever missing.
/// </summary>
internal sealed partial class NodeStore : BackgroundService, IRevisionStore, IJournal
{
    private readonly string _node;
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger<NodeStore> _log;
    private readonly LocalFile<LocalRevision> _revisionFile;
    private readonly LocalFile<LocalJournal> _journalFile;

    // One writer: everything below is changed under this gate.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalRevision? _last;
    private LocalJournal? _journal;

    /// <summary>Reads the local files.</summary>
    public NodeStore(ControllerOptions options, DataDirectory data, Database database, TimeProvider time, ILogger<NodeStore> log)
    {
        _node = options.Node;
        _database = database;
        _time = time;
        _log = log;
        var directory = data.ForNode(options.Node);
        _revisionFile = new(Path.Combine(directory, "last-revision.json"), StorageJson.Default.LocalRevision, log);
        _journalFile = new(Path.Combine(directory, "open-apply.json"), StorageJson.Default.LocalJournal, log);
        _last = _revisionFile.Read();
        _journal = _journalFile.Read();
        LastCommitted = new(_last?.Revision);
        if (_last is not null)
            _known.TrySetResult();
    }

    /// <inheritdoc />
    public ChangeFeed<RevisionView?> LastCommitted { get; }

    /// <inheritdoc />
    public Guid? LastCommittedId => _last?.Id;

    /// <inheritdoc />
    public override void Dispose()
    {
        base.Dispose();
        _gate.Dispose();
        _markSignal.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(SynchronizeAsync(stoppingToken), WriteMarksAsync(stoppingToken));

    private void SetLast(LocalRevision revision)
    {
        _last = revision;
        LastCommitted.Publish(revision.Revision);
        _known.TrySetResult();
    }

    private DateTimeOffset Now()
    {
        // PostgreSQL keeps microseconds: what is told now must equal what is read later.
        var now = _time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
