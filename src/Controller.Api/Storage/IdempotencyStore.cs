using System.Collections.Concurrent;
using Controller.Contracts.Client;

namespace Controller.Api.Storage;

/// <inheritdoc cref="IIdempotencyStore"/>
internal sealed class IdempotencyStore(ControllerOptions options, Database database, TimeProvider time, ILogger<IdempotencyStore> log) : IIdempotencyStore
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Of a day without a database; more than that many changes in one are not made by people.
    private const int MostInMemory = 1000;

    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);
    private readonly IdempotencyMemory _memory = new(MostInMemory);

    /// <inheritdoc />
    public async Task<IdempotencyClaim> TakeAsync(string key, byte[] request, CancellationToken cancellationToken)
    {
        // What was taken while the database was away is known here only.
        if (_memory.Find(key) is { } remembered)
            return remembered.Judge(request, _running.ContainsKey(key));
        var now = time.GetUtcNow();
        var entry = new IdempotencyEntry(request, Guid.NewGuid(), Answer: null);
        if (!_running.TryAdd(key, 0))
            return await FindAsync(key, cancellationToken) is { } running ? running.Judge(request, isRunning: true) : new(IdempotencyState.Running);
        try
        {
            var found = await database.RunAsync(
                (connection, cancel) => IdempotencyRows.TakeAsync(connection, options.Node, key, entry, now, now - Lifetime, cancel), cancellationToken);
            // Work may run twice when a connection dies: then the row of this very attempt is there already.
            if (found is null || found.Claim == entry.Claim)
                return new IdempotencyClaim(IdempotencyState.Taken);
            _running.TryRemove(key, out _);
            return found.Judge(request, isRunning: false);
        }
        catch (ControllerProblemException)
        {
            _memory.Add(key, entry);
            return new IdempotencyClaim(IdempotencyState.Taken);
        }
        catch
        {
            _running.TryRemove(key, out _);
            throw;
        }
    }

    /// <inheritdoc />
    public Task AnswerAsync(string key, StoredAnswer answer) => EndAsync(
        key, () => _memory.Answer(key, answer), (connection, cancel) => IdempotencyRows.AnswerAsync(connection, options.Node, key, answer, cancel));

    /// <inheritdoc />
    public Task ReleaseAsync(string key) => EndAsync(
        key, () => _memory.Remove(key), (connection, cancel) => IdempotencyRows.RemoveAsync(connection, options.Node, key, cancel));

    /// <inheritdoc />
    public void Lose(string key) => _running.TryRemove(key, out _);

    private async Task<IdempotencyEntry?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await database.RunAsync((connection, cancel) => IdempotencyRows.FindAsync(connection, options.Node, key, cancel), cancellationToken);
        }
        catch (ControllerProblemException)
        {
            return null;
        }
    }

    private async Task EndAsync(string key, Func<bool> inMemory, Func<Npgsql.NpgsqlConnection, CancellationToken, Task<int>> inDatabase)
    {
        try
        {
            if (!inMemory())
                await database.RunAsync(inDatabase, CancellationToken.None);
        }
        catch (ControllerProblemException problem)
        {
            StorageLog.IdempotencyNotKept(log, key, problem.Message);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }
}
