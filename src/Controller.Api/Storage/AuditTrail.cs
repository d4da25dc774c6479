using System.Globalization;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Npgsql;

namespace Controller.Api.Storage;

/// <inheritdoc cref="IAuditTrail"/>
internal sealed class AuditTrail : BackgroundService, IAuditTrail
{
    // A database that is away for long must not fill the disk; the oldest lines are the ones that count.
    private const int MostKept = 10_000;

    private readonly string _node;
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger<AuditTrail> _log;
    private readonly LocalFile<AuditBacklog> _file;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private List<AuditEntry> _backlog;

    /// <summary>Reads what an earlier server could not bring to the database.</summary>
    public AuditTrail(ControllerOptions options, DataDirectory data, Database database, TimeProvider time, ILogger<AuditTrail> log)
    {
        (_node, _database, _time, _log) = (options.Node, database, time, log);
        _file = new(Path.Combine(data.ForNode(options.Node), "audit-backlog.json"), StorageJson.Default.AuditBacklog, log);
        _backlog = [.. _file.Read()?.Entries ?? []];
    }

    /// <inheritdoc/>
    public async Task RecordAsync(string actor, string origin, string action, string subject, IReadOnlyDictionary<string, string?>? detail = null)
    {
        var now = _time.GetUtcNow();
        var entry = new AuditEntry(
            Guid.CreateVersion7(), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), actor, origin, action, subject,
            detail ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        await _gate.WaitAsync();
        try
        {
            if (_backlog.Count >= MostKept)
                StorageLog.AuditFull(_log, MostKept, action, subject);
            else
                _backlog.Add(entry);
            await _file.TryWriteAsync(new AuditBacklog(_backlog));
            await FlushAsync(CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<PageOf<AuditView>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        long? before = null;
        if (cursor is not null)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new ControllerProblemException(
                    ProblemCodes.InvalidParameter, "cursor: not one that this server gave; leave it out to begin at the newest line.", StatusCodes.Status400BadRequest);
            before = number;
        }

        var rows = await _database.RunAsync(
            (connection, cancel) => AuditRows.ListAsync(connection, _node, before, limit + 1, cancel), cancellationToken);
        var more = rows.Count > limit;
        if (more)
            rows.RemoveAt(limit);
        return new PageOf<AuditView>(rows, null, more ? rows[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _gate.Dispose();
    }

    /// <summary>Each time the database comes back, it gets what it misses.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var status in _database.Status.WatchAsync(stoppingToken))
            {
                if (!status.Available)
                    continue;
                await _gate.WaitAsync(stoppingToken);
                try
                {
                    await FlushAsync(stoppingToken);
                }
                finally
                {
                    _gate.Release();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_backlog.Count == 0)
            return;
        try
        {
            await _database.RunAsync((connection, cancel) => AuditRows.AddAsync(connection, _node, _backlog, cancel), cancellationToken);
            _backlog = [];
            _file.TryDelete();
        }
        catch (Exception error) when (error is ControllerProblemException or NpgsqlException)
        {
            StorageLog.AuditPending(_log, _backlog.Count, error.Message);
        }
    }
}
