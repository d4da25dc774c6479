using System.Text.Json;
using Controller.Contracts.Rest;

namespace Controller.Cli.Tests.Server;

public sealed class VersionCommandTests
{
    [Fact]
    public async Task Version_WithAServer_NamesAllThree()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Status, Canned.Simulated(), RestJsonContext.Default.NodeStatus);

        var run = await CliRun.PipedAsync(server.Address, "version");
        var json = JsonDocument.Parse((await CliRun.PipedAsync(server.Address, "version", "--json")).Out).RootElement;

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^vppilot  0\.1\.0.*\nserver   0\.1\.0  http://127\.0\.0\.1:\d+/\nvpp      26\.06-release  simulated: no packet is moved\n$", run.Out);
        Assert.Equal("26.06-release", json.GetProperty("vpp").GetString());
        Assert.Equal("0.1.0", json.GetProperty("server").GetString());
        Assert.True(json.GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task Version_WithoutAServer_NamesItsOwnAndSaysWhyNoMore()
    {
        var run = await CliRun.PipedAsync(null, "version");
        var json = JsonDocument.Parse((await CliRun.PipedAsync(null, "version", "--json")).Out).RootElement;

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("server   unknown  http://127.0.0.1:1/", run.Out, StringComparison.Ordinal);
        Golden.Verify("version-without-server", run with { Out = string.Empty });
        Assert.StartsWith("No server at", json.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_AsAnOption_IsOneLine()
    {
        var run = await CliRun.PipedAsync(null, "--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^vppilot 0\.1\.0[^\n]*\n$", run.Out);
    }
}
