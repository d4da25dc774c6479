using TestKit;

namespace Controller.Cli.Tests;

/// <summary>Compares a run with a committed file that holds exit code, standard output and standard error.</summary>
internal static class Golden
{
    public static void Verify(string name, CliRun run, string? server = null)
    {
        var text = $"""
            exit code {run.ExitCode}
            --- standard output
            {run.Out}--- standard error
            {run.Error}
            """;
        // Escape sequences are spelled out, so that the file can be read and reviewed.
        text = text.Replace("\e", "\\e", StringComparison.Ordinal).Replace(server ?? CliRun.Nobody, "http://SERVER", StringComparison.Ordinal);
        GoldenFile.Verify($"tests/Controller.Cli.Tests/Golden/{name}.txt", text);
    }
}
