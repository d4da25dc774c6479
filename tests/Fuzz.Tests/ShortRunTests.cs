using System.Diagnostics;
using TestKit;

namespace Fuzz.Tests;

/// <summary>The documented command, for some seconds a target, coverage and all.</summary>
public sealed class ShortRunTests
{
    [Fact]
    public async Task Run_HalfAMinute_FindsNothing()
    {
        using var folder = new TemporaryDirectory("fuzz-");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Fuzz.dll"), "--minutes", "0.5", "--output", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var text = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, text + await errors);
            // Six targets, and each of them saw branches: the instrumentation works.
            var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(6, lines.Length);
            Assert.All(lines, line => Assert.DoesNotContain(" 0 branches", line, StringComparison.Ordinal));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
