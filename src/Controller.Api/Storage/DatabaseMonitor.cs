using Controller.Contracts.Rest;
using Npgsql;

namespace Controller.Api.Storage;

/// <summary>
/// Finds out whether the database is there: at once when somebody has news, else every few seconds. Each time it comes back it may
/// be another one (restored, failed over), so the schema is checked again before anybody may use it.
/// </summary>
internal sealed class DatabaseMonitor(
    Database database, MigrationRunner migrations, ControllerOptions options, ILogger<DatabaseMonitor> log) : BackgroundService
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Database is { } connectionString)
            database.UseConnectionString(connectionString);
        else if (database.Obstacle is null)
            database.SetObstacle("the private PostgreSQL is not started yet", expected: true);

        var retry = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            var available = database.Status.Current.Available;
            retry = available ? FirstRetry : TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, LongestRetry.Ticks));
            try
            {
                await database.WaitForNewsAsync(available ? CheckInterval : retry, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (database.Obstacle is not null)
            return;
        try
        {
            if (database.Status.Current is DatabaseStatus { Available: true })
                await database.RunOnceAsync(PingAsync, cancellationToken);
            else
                await database.RunOnceAsync(migrations.RunAsync, cancellationToken);
            database.MarkAvailable();
        }
        catch (Exception error) when (error is NpgsqlException or MigrationException or TimeoutException)
        {
            if (database.Obstacle is null)
                database.MarkUnavailable(error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            StorageLog.MonitorFailed(log, error);
            database.MarkUnavailable(error.Message);
        }
    }

    private static async Task<int> PingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
