using SideBySide.Report;
using SideBySide.Running;
using TestKit;

namespace Bench.Tests;

/// <summary>The whole driver with our client as the only contender, on a simulated VPP.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public async Task Run_OurClientOnVppSim_AnswersEveryCase()
    {
        using var directory = new TemporaryDirectory();
        var told = new List<string>();
        var options = new ComparisonOptions
        {
            Routes = 2_000,
            Repetitions = 1,
            Seconds = 0.05,
            WarmUp = 0,
            Interfaces = 20,
            Peers = directory.File("peers"),
            Artifacts = directory.File("artifacts"),
            Simulated = true,
            CountSyscalls = false,
            CommandLine = "the test",
        };

        var outcome = await new Comparison(options, told.Add).RunAsync();

        Assert.Empty(outcome.Failures);
        string[] cases = ["connect", "dump-fast", "dump-slow", "ping-1", "ping-1000", "ping-64", "routes-add", "routes-delete", "stats"];
        Assert.Equal(cases, outcome.Results.Select(static one => one.Case).Distinct().Order(StringComparer.Ordinal));
        Assert.All(outcome.Results, static one => Assert.True(one.Operations > 0, one.Case));
        Assert.All(outcome.Results, static one => Assert.True(one.Lost is null or 0, one.Case));
        var report = new MarkdownReport(outcome).Write();
        Assert.Contains("simulated, no figure below says anything about VPP", report, StringComparison.Ordinal);
        Assert.Contains("no row lost | dump-slow | 0 of", report, StringComparison.Ordinal);
        // One line a run, and the head.
        Assert.Equal(outcome.Results.Count + 1, (await File.ReadAllLinesAsync(directory.File("artifacts/runs.csv"))).Length);
        Assert.Contains(told, static line => line.Contains("Raw takes no part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ContenderFails_IsAFailureAndTheOthersGoOn()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("peers"));
        var liar = directory.File("peers/raw");
        await File.WriteAllTextAsync(liar, "#!/bin/sh\necho 'I cannot do this' >&2\nexit 3\n");
        await ChildProcess.RunAsync("chmod", ["+x", liar]);
        var options = new ComparisonOptions
        {
            Only = ["connect"],
            Repetitions = 1,
            Seconds = 0.05,
            WarmUp = 0,
            Peers = directory.File("peers"),
            Artifacts = directory.File("artifacts"),
            Simulated = true,
            CountSyscalls = false,
            CommandLine = "the test",
        };

        var outcome = await new Comparison(options, static _ => { }).RunAsync();

        var failure = Assert.Single(outcome.Failures);
        Assert.Contains("I cannot do this", failure, StringComparison.Ordinal);
        Assert.Equal("VppApi", Assert.Single(outcome.Results).Contender.Title);
        Assert.Contains("### Failed", new MarkdownReport(outcome).Write(), StringComparison.Ordinal);
    }
}
