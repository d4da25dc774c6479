using System.Globalization;
using TestKit;

namespace Bench.Tests;

/// <summary>The short form of <c>bench/run.sh soak</c>: mixed load, two kills, in a process of its own so that its memory is its own.</summary>
public sealed class SoakTests
{
    private const double Minutes = 0.6;
    private const double KillEvery = 10;

    [Fact]
    public Task Soak_SimulatedVppKilledTwice_NothingHangsNothingIsLost() => RunAsync("--simulated");

    [VppFact]
    public Task Soak_VppKilledTwice_NothingHangsNothingIsLost() => RunAsync();

    private static async Task RunAsync(params string[] more)
    {
        await using var soak = ChildProcess.Start(
            Path.Combine(AppContext.BaseDirectory, "soak"),
            ["--minutes", Text(Minutes), "--kill-every", Text(KillEvery), "--least-kills", "2", "--longest-absence", "1", .. more]);

        await soak.WaitForExitAsync();

        Assert.True(soak.ExitCode == 0, soak.Output);
        Assert.Contains("kill 2:", soak.Output, StringComparison.Ordinal);
        Assert.Contains("soak passed", soak.Output, StringComparison.Ordinal);
        // Each load did something: one that stands still would be a quiet success otherwise.
        foreach (var load in new[] { "calls", "dumps", "events", "stats refreshes", "routes, 2,000 added and deleted" })
            Assert.Matches($@"(?m)^{load}: [\d,]*[1-9][\d,]* done", soak.Output);
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
