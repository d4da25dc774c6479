using System.Text.Json;
using Controller.Contracts.Rest;

namespace Controller.Cli.Tests.Server;

public sealed class ErrorTests
{
    [Fact]
    public async Task Error_OfTheServer_IsOneSentenceAndAHint()
    {
        await using var server = await FakeController.StartAsync();
        server.OnProblem(RestPaths.Snapshot, ProblemCodes.VppDisconnected, "No VPP answers on /run/vpp/api.sock.", 503);

        var run = await CliRun.PipedAsync(server.Address, "show", "snapshot");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal("error: No VPP answers on /run/vpp/api.sock.\n'vppilot show status' says which socket the server tries and why it fails.\n", run.Error);
    }

    [Fact]
    public async Task Error_WithJson_IsTheProblemOnStandardError()
    {
        await using var server = await FakeController.StartAsync();
        server.OnProblem(RestPaths.Snapshot, ProblemCodes.VppDisconnected, "No VPP answers.", 503);

        var run = await CliRun.PipedAsync(server.Address, "show", "snapshot", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        var problem = JsonDocument.Parse(run.Error).RootElement;
        Assert.Equal(ProblemCodes.VppDisconnected, problem.GetProperty("code").GetString());
        Assert.Equal(503, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Error_WithDebug_HasAStackTrace()
    {
        var plain = await CliRun.PipedAsync(null, "show", "status");
        var debug = await CliRun.PipedAsync(null, "show", "status", "--debug");

        Assert.DoesNotContain("   at ", plain.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", debug.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_TextOfTheServer_CannotActOnTheTerminal()
    {
        await using var server = await FakeController.StartAsync();
        server.OnProblem(RestPaths.Snapshot, ProblemCodes.VppRefused, "bad \e[2J name", 409);

        var run = await CliRun.OnTerminalAsync(server.Address, "show", "snapshot", "--no-color");

        Assert.Equal("error: bad \\x1b[2J name\n", run.Error);
    }

    [Theory]
    [InlineData("NO_COLOR", "1", false)]
    [InlineData("NO_COLOR", "", true)]
    [InlineData("TERM", "dumb", false)]
    [InlineData("TERM", "xterm-256color", true)]
    public async Task Color_FollowsTheEnvironment(string name, string value, bool colored)
    {
        var run = await CliRun.RunAsync(
            new CliSetup { Terminal = true, Environment = new Dictionary<string, string> { [name] = value } }, "show", "status");

        Assert.Equal(colored, run.Error.Contains('\e', StringComparison.Ordinal));
    }
}
