using System.Diagnostics;

namespace Controller.Api.Storage;

/// <summary>How PostgreSQL's programs are started on a cluster's directory.</summary>
internal static class PostgresCommand
{
    // PostgreSQL refuses to run as root.
    private const string ServerUser = "postgres";

    /// <summary>
    /// The cluster's directory as the program sees it. It is opened before the program becomes user postgres and reached through the open
    /// descriptor, so that the directories above it (often root's home) may stay closed to that user.
    /// </summary>
    public const string ClusterPath = "/proc/self/fd/3";

    /// <summary>A program on a cluster, in a session of its own: Ctrl-C in a terminal is for the server, which then stops PostgreSQL in order.</summary>
    public static ProcessStartInfo Build(string cluster, string program, IEnumerable<string> arguments)
    {
        List<string> command = ["-c", "exec 3<\"$0\"; exec \"$@\"", cluster, "setsid"];
        if (Environment.IsPrivilegedProcess)
            command.AddRange(["setpriv", $"--reuid={ServerUser}", $"--regid={ServerUser}", "--init-groups"]);
        command.Add(program);
        command.AddRange(arguments);
        var start = new ProcessStartInfo("/bin/sh", command)
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // libpq's and the server's own variables (PGDATA, PGPORT, …) are not meant for this cluster.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>Makes a directory that only the server's user may enter.</summary>
    public static async Task MakeDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        List<string> arguments = ["-d", "-m", "0700"];
        if (Environment.IsPrivilegedProcess)
            arguments.AddRange(["-o", ServerUser, "-g", ServerUser]);
        arguments.Add(path);
        var (code, output) = await RunAsync(new ProcessStartInfo("install", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true }, cancellationToken);
        if (code != 0)
            throw new PrivatePostgresException(Environment.IsPrivilegedProcess
                ? $"cannot make {path} for user {ServerUser}: {output} (PostgreSQL does not run as root; its package makes that user)"
                : $"cannot make {path}: {output}");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and everything it said.</returns>
    public static async Task<(int Code, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(start)!;
            await using var killed = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            if (start.RedirectStandardInput)
                process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None) + await error;
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return (process.ExitCode, output.Trim());
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new PrivatePostgresException($"cannot run {start.FileName}: {error.Message}", error);
        }
    }
}
