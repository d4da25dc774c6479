using System.Diagnostics;
using System.Globalization;

namespace Controller.Api.Storage;

/// <summary>An installed PostgreSQL server.</summary>
/// <param name="Directory">Where <c>postgres</c> and <c>initdb</c> are.</param>
/// <param name="Major">Its major version, which a cluster's must equal.</param>
internal sealed record PostgresBinaries(string Directory, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>Path of the server.</summary>
    public string Postgres => Path.Combine(Directory, "postgres");

    /// <summary>Path of the program that makes a cluster.</summary>
    public string InitDb => Path.Combine(Directory, "initdb");

    /// <summary>Every installed server, the newest first: Debian's directories, then PATH.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAsync(CancellationToken cancellationToken)
    {
        var directories = new List<string>();
        if (System.IO.Directory.Exists(DebianRoot))
            directories.AddRange(System.IO.Directory.GetDirectories(DebianRoot).Select(version => Path.Combine(version, "bin")));
        directories.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));

        var found = new List<PostgresBinaries>();
        foreach (var directory in directories.Distinct(StringComparer.Ordinal))
        {
            var postgres = Path.Combine(directory, "postgres");
            if (!File.Exists(postgres) || !File.Exists(Path.Combine(directory, "initdb")))
                continue;
            if (await ReadMajorAsync(postgres, cancellationToken) is { } major && found.TrueForAll(other => other.Major != major))
                found.Add(new PostgresBinaries(directory, major));
        }

        return [.. found.OrderByDescending(binaries => binaries.Major)];
    }

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
    private static async Task<int?> ReadMajorAsync(string postgres, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(postgres, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var words = output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length > 2 && int.TryParse(words[2].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // Not a program for this machine.
        }
    }
}
