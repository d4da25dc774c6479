using Controller.Api.Live;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Npgsql;

namespace Controller.Api.Storage;

/// <summary>
/// The one way to PostgreSQL. It knows whether the database is there: <see cref="DatabaseMonitor"/> finds out and keeps trying, work
/// that meets a lost connection reports it here. While it is not there every piece of work fails at once, without a wait.
/// </summary>
internal sealed class Database(ControllerOptions options, TimeProvider time, ILogger<Database> log) : IAsyncDisposable
{
    // Local or near: what takes longer is a database that hangs, and an operator's page must not hang with it.
    private const int ConnectSeconds = 3;
    private const int CommandSeconds = 10;

    private readonly SemaphoreSlim _wake = new(0, 1);
    private volatile NpgsqlDataSource? _source;
    private volatile string? _obstacle;

    /// <summary>Whether the database is there, and every change of it.</summary>
    public ChangeFeed<DatabaseStatus> Status { get; } =
        new(new DatabaseStatus(Available: false, Private: options.Database is null, LastError: "the server has just started", time.GetUtcNow()));

    /// <summary>Why it is not worth trying to connect now; null when it is.</summary>
    public string? Obstacle => _obstacle;

    /// <summary>Sets where the database is.</summary>
    public void UseConnectionString(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "vppilotd" };
        if (!builder.ContainsKey("Timeout"))
            builder.Timeout = ConnectSeconds;
        if (!builder.ContainsKey("Command Timeout"))
            builder.CommandTimeout = CommandSeconds;
        if (!builder.ContainsKey("Maximum Pool Size"))
            builder.MaxPoolSize = 10;
        var old = Interlocked.Exchange(ref _source, NpgsqlDataSource.Create(builder));
        old?.Dispose();
    }

    /// <summary>Says that the database cannot be reached until <see cref="ClearObstacle"/>, and why.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="expected">True for what belongs to an ordinary start or stop and is no news for the log.</param>
    public void SetObstacle(string reason, bool expected = false)
    {
        _obstacle = reason;
        MarkUnavailable(reason, expected);
    }

    /// <summary>Says that it is worth trying again, now.</summary>
    public void ClearObstacle()
    {
        _obstacle = null;
        Wake();
    }

    /// <summary>Runs work that may be run twice: it is tried again once on a new connection when the first one turns out to be dead.</summary>
    /// <exception cref="ControllerProblemException"><c>database-unavailable</c>.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Status.Current is { Available: false } status)
            throw Unavailable(status.LastError);
        for (var again = false; ; again = true)
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken);
            }
            catch (NpgsqlException error) when (!again && error.IsConnectionLost() && !error.IsTimeout())
            {
                // A restart of PostgreSQL leaves dead connections in the pool.
                _source?.Clear();
            }
            catch (NpgsqlException error) when (error.IsUnavailable())
            {
                if (error.IsConnectionLost())
                    MarkUnavailable(error.Message);
                throw Unavailable(error.Message, error);
            }
        }
    }

    /// <summary>Runs work without asking whether the database is there; errors are Npgsql's. For the monitor.</summary>
    public async Task<T> RunOnceAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var source = _source ?? throw new InvalidOperationException("The database has no address yet.");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await work(connection, cancellationToken);
    }

    /// <summary>Notes that the database answers.</summary>
    public void MarkAvailable()
    {
        if (Status.Current.Available)
            return;
        Status.Update(status => status with { Available = true, LastError = null, Since = time.GetUtcNow() });
        StorageLog.DatabaseAvailable(log);
    }

    /// <summary>Notes that the database does not answer.</summary>
    public void MarkUnavailable(string reason, bool expected = false)
    {
        var before = Status.Current;
        if (!before.Available && before.LastError == reason)
            return;
        Status.Update(status => status with { Available = false, LastError = reason, Since = status.Available ? time.GetUtcNow() : status.Since });
        _source?.Clear();
        StorageLog.DatabaseUnavailable(log, expected ? LogLevel.Debug : LogLevel.Warning, reason);
        Wake();
    }

    /// <summary>Waits until somebody has news, or for <paramref name="delay"/>.</summary>
    public Task WaitForNewsAsync(TimeSpan delay, CancellationToken cancellationToken) => _wake.WaitAsync(delay, cancellationToken);

    /// <summary>The error that callers get while the database is not there.</summary>
    public static ControllerProblemException Unavailable(string? reason, Exception? cause = null) => new(
        ProblemCodes.DatabaseUnavailable, $"The database is not available: {reason?.TrimEnd('.')}. The server keeps trying.",
        StatusCodes.Status503ServiceUnavailable, cause);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _source, null) is { } source)
            await source.DisposeAsync();
        _wake.Dispose();
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }
}
