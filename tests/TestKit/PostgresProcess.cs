using System.Globalization;

namespace TestKit;

/// <summary>
/// A private PostgreSQL on a unix socket in a directory of its own. PostgreSQL refuses to run as root: there it runs as
/// the user <c>postgres</c>.
/// </summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    private const int SignalInterrupt = 2;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new("pg-");
    private readonly string _binaries = FindBinaries();
    private int _databases;
    private ChildProcess? _process;

    private PostgresProcess()
    {
    }

    /// <summary>Connection string of the instance's own database, in Npgsql's notation.</summary>
    public string ConnectionString => ConnectionStringFor("postgres");

    /// <summary>Process id of the postmaster.</summary>
    public int ProcessId => Running.Id;

    private ChildProcess Running => _process ?? throw new InvalidOperationException("PostgreSQL is not running");

    /// <summary>Makes an instance and waits until it accepts connections.</summary>
    /// <returns>The running instance.</returns>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or did not start; the text holds its output.</exception>
    public static async Task<PostgresProcess> StartAsync()
    {
        var postgres = new PostgresProcess();
        try
        {
            if (Environment.IsPrivilegedProcess) await ChildProcess.RunAsync("chown", ["postgres", postgres._directory.Path]);
            await postgres.RunAsync("initdb", "-D", postgres._directory.File("data"), "-U", "vppilot", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
            await postgres.RestartAsync();
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database, so that tests can share one instance.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await RunAsync("createdb", "-h", _directory.Path, "-U", "vppilot", name);
        return ConnectionStringFor(name);
    }

    /// <summary>Ends it without warning (SIGKILL to the postmaster), as a crash would.</summary>
    /// <returns>When the postmaster is gone.</returns>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>Stops it (a fast shutdown) when it runs, and starts it again on the same socket and data.</summary>
    /// <returns>When it accepts connections.</returns>
    public async Task RestartAsync()
    {
        await StopAsync();
        var (file, arguments) = AsPostgresUser(Path.Combine(_binaries, "postgres"),
            ["-D", _directory.File("data"), "-k", _directory.Path, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=50"]);
        _process = ChildProcess.Start(file, arguments);
        await Eventually.TrueAsync(AcceptsAsync, StartTimeout);
    }

    /// <summary>Stops it (a fast shutdown), keeping its data.</summary>
    /// <returns>When it has ended.</returns>
    public async Task StopAsync()
    {
        if (_process is not { } process) return;
        // SIGTERM would wait for every client to leave; SIGINT is PostgreSQL's fast shutdown.
        process.Signal(SignalInterrupt);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        await process.DisposeAsync();
        _process = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Dispose();
    }

    private static string FindBinaries()
    {
        var fromPackages = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        var fromPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return fromPackages.Concat(fromPath).FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")))
            ?? throw new InvalidOperationException("these tests need PostgreSQL: install the package `postgresql`");
    }

    private static (string File, IReadOnlyList<string> Arguments) AsPostgresUser(string file, IReadOnlyList<string> arguments)
        => Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", file, .. arguments])
            : (file, arguments);

    private string ConnectionStringFor(string database) => $"Host={_directory.Path};Username=vppilot;Database={database}";

    private async Task<bool> AcceptsAsync()
    {
        if (Running.HasExited) throw new InvalidOperationException($"PostgreSQL ended at start:\n{Running.Output}");
        try
        {
            await RunAsync("pg_isready", "-h", _directory.Path, "-U", "vppilot");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private async Task RunAsync(string tool, params string[] arguments)
    {
        var (file, all) = AsPostgresUser(Path.Combine(_binaries, tool), arguments);
        await ChildProcess.RunAsync(file, all);
    }
}
