using System.Text.Json;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Cli.Tests.EndToEnd;

/// <summary>The commands against the real server, which talks to the simulator.</summary>
public sealed class RealServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string First = """
        vppilot: 1
        node: lab
        interfaces:
          lan: { type: loopback, instance: 10, state: up, mtu: 1500, addresses: [10.0.0.1/24] }
          wan: { type: loopback, instance: 11, state: up, addresses: [192.0.2.2/24] }
        routes:
          - { prefix: 0.0.0.0/0, via: [{ address: 192.0.2.1, interface: wan }] }
        nat44:
          interfaces: { wan: output-feature }
          pools:
            - { range: 198.51.100.10-198.51.100.20 }
          static-mappings:
            web: { protocol: tcp, local: "10.0.0.2:80", external: "198.51.100.10:8080" }

        """;

    [Fact]
    public async Task FromFileToVppAndBack()
    {
        using var file = new LabFile();
        await File.WriteAllTextAsync(file.Path, First);

        var valid = await server.RunAsync("validate", file.Path);
        Assert.Equal((0, $"{file.Path} is valid.\n"), (valid.ExitCode, valid.Out));

        var plan = await server.RunAsync("plan", file.Path);
        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("  + interface/lan\n", plan.Out, StringComparison.Ordinal);

        // The built binary, as a user runs it.
        var applied = await ChildProcess.RunAsync(
            RunningServer.Program("src/Controller.Cli", "vppilot"), ["apply", "--yes", "--server", server.Address, "-m", "first light", file.Path]);
        Assert.Matches(@"Applied in \d+\.\d\d s: revision \d+\. \(\d+ requests to VPP\)", applied);

        var again = await server.RunAsync("plan", file.Path);
        Assert.Equal(0, again.ExitCode);
        Assert.EndsWith($"No changes. VPP has what {file.Path} asks for.\n", again.Out, StringComparison.Ordinal);

        var unchanged = JsonSerializer.Deserialize((await server.RunAsync("apply", "--yes", "--json", file.Path)).Out, RestJsonContext.Default.ApplyResult)!;
        Assert.Equal((ApplyOutcome.Unchanged, 0), (unchanged.Outcome, unchanged.Requests));

        await ShowsWhatWasAppliedAsync();
        await ChangesJustTheDifferenceAsync(file);
        await RefusesABadFileAsync(file);
    }

    private async Task ShowsWhatWasAppliedAsync()
    {
        Assert.Contains("in-sync", (await server.RunAsync("show", "status")).Out, StringComparison.Ordinal);
        Assert.Matches(@"\nlan +up +loopback +1500 +0 +10\.0\.0\.1/24 +- ", (await server.RunAsync("show", "interfaces")).Out);
        Assert.Matches(@"\n0\.0\.0\.0/0 +0 .* 192\.0\.2\.1 via wan\n", (await server.RunAsync("show", "routes")).Out);
        Assert.Contains("nat44       enabled\n", (await server.RunAsync("show", "nat")).Out, StringComparison.Ordinal);
        Assert.Matches(@"\nweb +static +tcp +10\.0\.0\.2:80 +198\.51\.100\.10:8080 ", (await server.RunAsync("show", "mappings")).Out);
        Assert.Matches("first light", (await server.RunAsync("show", "revisions")).Out);
        Assert.Equal(First, (await server.RunAsync("show", "revision", "1")).Out);
        Assert.Contains("  + interface/lan\n", (await server.RunAsync("show", "revision", "1", "--plan")).Out, StringComparison.Ordinal);
        Assert.Contains("interface/lan\n", (await server.RunAsync("show", "snapshot")).Out, StringComparison.Ordinal);
        var drift = await server.RunAsync("show", "drift");
        Assert.Equal(0, drift.ExitCode);
        Assert.EndsWith("No drift. VPP has what the committed Revision asks for.\n", drift.Out, StringComparison.Ordinal);
        Assert.Contains("uptime", (await server.RunAsync("show", "stats")).Out, StringComparison.Ordinal);
        Assert.StartsWith("PROTOCOL ", (await server.RunAsync("show", "sessions", "--limit", "5")).Out, StringComparison.Ordinal);
        Assert.StartsWith("ADDRESS ", (await server.RunAsync("show", "users")).Out, StringComparison.Ordinal);
        Assert.Matches(@"server   \d+\.\d+\.\d+.*\nvpp      26\.06-release  simulated", (await server.RunAsync("version")).Out);
    }

    private async Task ChangesJustTheDifferenceAsync(LabFile file)
    {
        await File.WriteAllTextAsync(file.Path, First.Replace("mtu: 1500", "mtu: 9000", StringComparison.Ordinal));

        var plan = await server.RunAsync("plan", file.Path);

        Assert.Equal(2, plan.ExitCode);
        Assert.Matches(@"\n  ~ interface/lan.*\n +mtu +1500 -> 9000\n", plan.Out);
        Assert.EndsWith("Plan: 0 to create, 1 to change, 0 to recreate, 0 to delete.\n", plan.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await server.RunAsync("apply", "--yes", file.Path)).ExitCode);
    }

    private async Task RefusesABadFileAsync(LabFile file)
    {
        await File.WriteAllTextAsync(file.Path, First.Replace("mtu: 1500", "mtuu: 1500", StringComparison.Ordinal).Replace("node: lab", "node: other", StringComparison.Ordinal));

        var apply = await server.RunAsync("apply", "--yes", file.Path);
        var json = await server.RunAsync("apply", "--yes", "--json", file.Path);

        Assert.Equal(1, apply.ExitCode);
        Assert.Contains($"{file.Path}:2:7: error wrong-node: ", apply.Error, StringComparison.Ordinal);
        Assert.Contains(": error unknown-key: ", apply.Error, StringComparison.Ordinal);
        Assert.Equal(1, json.ExitCode);
        Assert.Equal(ApplyOutcome.Invalid, JsonSerializer.Deserialize(json.Out, RestJsonContext.Default.ApplyResult)!.Outcome);
    }
}
