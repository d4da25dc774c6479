using System.Diagnostics;
using System.Security.Cryptography;
using Controller.Api.Hosting;
using Npgsql;

namespace Controller.Api.Storage;

/// <summary>
/// Runs a PostgreSQL of the server's own when no database is named: on a unix socket in a directory that only its user may enter, no
/// TCP. It is started again when it dies and stopped with the server. The server runs on when it cannot be started; the status says why.
/// </summary>
internal sealed class PrivatePostgres(DataDirectory data, Database database, ILogger<PrivatePostgres> log) : BackgroundService
{
    private const string SocketPrefix = "vppilot-pg-";

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StableAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FastStopLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HardStopLimit = TimeSpan.FromSeconds(2);

    private volatile int _pid;

    /// <summary>Process id of the running PostgreSQL; 0 while there is none.</summary>
    public int Pid => _pid;

    /// <summary>True for a path that this class has made.</summary>
    public static bool IsSocketDirectory(string path) => Path.GetFileName(path).StartsWith(SocketPrefix, StringComparison.Ordinal);

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        database.SetObstacle("the private PostgreSQL is starting", expected: true);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = FirstRetry;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            string reason;
            try
            {
                reason = await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is PrivatePostgresException or IOException or UnauthorizedAccessException)
            {
                reason = error.Message;
            }

            if (stoppingToken.IsCancellationRequested)
                return;
            database.SetObstacle(reason);
            retry = Stopwatch.GetElapsedTime(started) > StableAfter ? FirstRetry : retry;
            try
            {
                await Task.Delay(retry, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            retry = TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, LongestRetry.Ticks));
        }
    }

    // From the start of the process to its end; returns why it ended.
    private async Task<string> RunOnceAsync(CancellationToken stoppingToken)
    {
        var cluster = new PostgresCluster(data.Postgres, log);
        var binaries = await cluster.PrepareAsync(stoppingToken);
        await cluster.ClearLeftoversAsync(stoppingToken);
        var socket = await MakeSocketDirectoryAsync(stoppingToken);
        try
        {
            using var process = Process.Start(PostgresCommand.Build(cluster.Path, binaries.Postgres, Arguments(socket)))
                ?? throw new PrivatePostgresException("cannot start /bin/sh");
            _pid = process.Id;
            StorageLog.PostgresStarted(log, process.Id, binaries.Major, cluster.Path);
            process.StandardInput.Close();
            var output = new PostgresOutput(log);
            var reading = Task.WhenAll(output.ReadAsync(process.StandardError), output.ReadAsync(process.StandardOutput));
            database.UseConnectionString(new NpgsqlConnectionStringBuilder
            {
                Host = socket,
                Username = PostgresCluster.User,
                Database = "postgres",
            }.ConnectionString);
            database.ClearObstacle();
            await WaitForEndAsync(process, stoppingToken);
            _pid = 0;
            await reading;
            return output.LastFatal is { } fatal
                ? $"the private PostgreSQL ended: {fatal}"
                : $"the private PostgreSQL ended with exit code {process.ExitCode}; it is being started again";
        }
        finally
        {
            _pid = 0;
            Directory.Delete(socket, recursive: true);
        }
    }

    private async Task WaitForEndAsync(Process process, CancellationToken stoppingToken)
    {
        try
        {
            await process.WaitForExitAsync(stoppingToken);
            StorageLog.PostgresEnded(log, process.Id, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            database.SetObstacle("the server is stopping", expected: true);
            await StopAsync(process);
        }
    }

    private async Task StopAsync(Process process)
    {
        foreach (var (signal, limit) in new[] { (LinuxCalls.Interrupt, FastStopLimit), (LinuxCalls.Quit, HardStopLimit), (LinuxCalls.Kill, HardStopLimit) })
        {
            LinuxCalls.Signal(process.Id, signal);
            using var patience = new CancellationTokenSource(limit);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return;
            }
            catch (OperationCanceledException)
            {
                StorageLog.PostgresDoesNotStop(log, process.Id, signal);
            }
        }
    }

    // The socket's path must stay under 108 bytes, however long that of the data directory is. User postgres, who runs it for a
    // root server, can reach /tmp on every system.
    private static async Task<string> MakeSocketDirectoryAsync(CancellationToken cancellationToken)
    {
        string?[] own = Environment.IsPrivilegedProcess
            ? []
            : [Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY"), Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")];
        var parent = own.FirstOrDefault(candidate => candidate is { Length: > 0 and < 50 } && Directory.Exists(candidate)) ?? "/tmp";
        var path = Path.Combine(parent, SocketPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        await PostgresCommand.MakeDirectoryAsync(path, cancellationToken);
        return path;
    }

    // Small: it serves one server, beside a VPP that wants the memory.
    private static string[] Arguments(string socket) =>
    [
        "-D", PostgresCommand.ClusterPath,
        "-c", "listen_addresses=",
        "-c", $"unix_socket_directories={socket}",
        "-c", "unix_socket_permissions=0700",
        "-c", "max_connections=40",
        "-c", "shared_buffers=32MB",
        "-c", "max_wal_size=256MB",
        "-c", "logging_collector=off",
        "-c", "log_destination=stderr",
        "-c", "log_line_prefix=",
        "-c", "log_checkpoints=off",
    ];
}
