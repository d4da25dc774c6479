using System.Diagnostics;
using System.Globalization;
using Controller.Api.Hosting;

namespace Controller.Api.Storage;

/// <summary>The private PostgreSQL's files: made once, checked before every start. The data directory's lock makes them ours alone.</summary>
internal sealed class PostgresCluster(string path, ILogger log)
{
    /// <summary>The user that owns everything in it.</summary>
    public const string User = "vppilot";

    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(20);

    /// <summary>Absolute path.</summary>
    public string Path { get; } = path;

    private string PidFile => System.IO.Path.Combine(Path, "postmaster.pid");

    /// <summary>Chooses the binaries for the cluster, making the cluster when there is none.</summary>
    /// <exception cref="PrivatePostgresException">Nothing suitable is installed, or the cluster cannot be made.</exception>
    public async Task<PostgresBinaries> PrepareAsync(CancellationToken cancellationToken)
    {
        var installed = await PostgresBinaries.FindAsync(cancellationToken);
        if (installed.Count == 0)
            throw new PrivatePostgresException(
                "no PostgreSQL server is installed (looked in /usr/lib/postgresql and PATH): install the package postgresql, or set VPPILOT_DATABASE to a database elsewhere");
        if (!File.Exists(System.IO.Path.Combine(Path, "PG_VERSION")))
        {
            await CreateAsync(installed[0], cancellationToken);
            return installed[0];
        }

        var version = (await File.ReadAllTextAsync(System.IO.Path.Combine(Path, "PG_VERSION"), cancellationToken)).Trim();
        return installed.FirstOrDefault(binaries => binaries.Major.ToString(CultureInfo.InvariantCulture) == version)
            ?? throw new PrivatePostgresException(
                $"{Path} was made by PostgreSQL {version}, installed is {string.Join(", ", installed.Select(binaries => binaries.Major))}: "
                + $"install postgresql-{version}, or bring the data over with pg_upgrade");
    }

    /// <summary>
    /// Clears what a server that was killed has left: its PostgreSQL, which goes on without it, and the pid file, whose pid may belong
    /// to somebody else by now.
    /// </summary>
    public async Task ClearLeftoversAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile))
            return;
        var lines = await File.ReadAllLinesAsync(PidFile, cancellationToken);
        if (lines.Length > 0 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && IsOurs(pid))
        {
            StorageLog.StoppingOrphan(log, pid);
            var started = Stopwatch.GetTimestamp();
            LinuxCalls.Signal(pid, LinuxCalls.Interrupt);
            while (IsOurs(pid))
            {
                if (Stopwatch.GetElapsedTime(started) > OrphanLimit)
                    throw new PrivatePostgresException($"a PostgreSQL of an earlier server (pid {pid}) does not stop; stop it by hand");
                await Task.Delay(50, cancellationToken);
            }
        }

        File.Delete(PidFile);
        if (lines.Length > 4 && PrivatePostgres.IsSocketDirectory(lines[4]) && Directory.Exists(lines[4]))
            Directory.Delete(lines[4], recursive: true);
    }

    // A postmaster's working directory is its cluster.
    private bool IsOurs(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == Path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // initdb works beside the final place, so that one that was cut short is never taken for a cluster.
    private async Task CreateAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        StorageLog.CreatingCluster(log, Path, binaries.Major);
        var draft = Path + ".new";
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
        await PostgresCommand.MakeDirectoryAsync(draft, cancellationToken);
        string[] arguments = ["-D", PostgresCommand.ClusterPath, "-U", User, "-E", "UTF8", "--no-locale", "--auth=trust", "--no-instructions"];
        var (code, output) = await PostgresCommand.RunAsync(PostgresCommand.Build(draft, binaries.InitDb, arguments), cancellationToken);
        if (code != 0)
            throw new PrivatePostgresException($"initdb failed with exit code {code}: {output}");
        if (Directory.Exists(Path))
            Directory.Delete(Path); // Only an empty one: anything else is not ours to remove.
        Directory.Move(draft, Path);
    }
}
