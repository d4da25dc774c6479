using Controller.Contracts.Rest;
using Controller.Core.Yaml;
using TestKit;

namespace Controller.Cli.Tests.Plans;

public sealed class PlanCommandTests : IDisposable
{
    private readonly LabFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_WithSteps_PrintsThemAndExits2(bool terminal)
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.Plan(), RestJsonContext.Default.PlanView);

        var run = await CliRun.RunAsync(new CliSetup { Server = server.Address, Terminal = terminal }, "plan", _file.Path);

        Assert.Equal(2, run.ExitCode);
        Golden.Verify(terminal ? "plan-terminal" : "plan", run with { Out = _file.Anonymous(run.Out) });
    }

    [Fact]
    public async Task Plan_WithNothingToDo_SaysSoAndExits0()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.EmptyPlan(), RestJsonContext.Default.PlanView);

        var run = await CliRun.PipedAsync(server.Address, "plan", _file.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"No changes. VPP has what {_file.Path} asks for.\n", run.Out);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_WithErrors_PrintsFindingsWithTheSourceLineAndExits1(bool terminal)
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.InvalidPlan(), RestJsonContext.Default.PlanView);

        var run = await CliRun.RunAsync(new CliSetup { Server = server.Address, Terminal = terminal }, "plan", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Golden.Verify(terminal ? "plan-invalid-terminal" : "plan-invalid", run with { Error = _file.Anonymous(run.Error) });
    }

    [Fact]
    public async Task Plan_SendsTheDocumentAsItsMediaType()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.EmptyPlan(), RestJsonContext.Default.PlanView);
        using var directory = new TemporaryDirectory();
        var json = Path.Combine(directory.Path, "lab.json");
        await File.WriteAllTextAsync(json, """{ "vppilot": 1 }""");

        await CliRun.PipedAsync(server.Address, "plan", _file.Path);
        await CliRun.PipedAsync(server.Address, "plan", json);
        await CliRun.RunAsync(new CliSetup { Server = server.Address, Input = "vppilot: 1\n" }, "plan", "-");

        Assert.Equal(
            [
                new FakeRequest("POST", RestPaths.Plan, "application/yaml; charset=utf-8", LabFile.Text),
                new FakeRequest("POST", RestPaths.Plan, "application/json; charset=utf-8", """{ "vppilot": 1 }"""),
                new FakeRequest("POST", RestPaths.Plan, "application/yaml; charset=utf-8", "vppilot: 1\n"),
            ],
            server.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Plan_Json_PrintsWhatTheServerSent(int exitCode)
    {
        await using var server = await FakeController.StartAsync();
        var body = exitCode == 0
            ? """{"findings":[],"steps":[],"create":0,"update":0,"recreate":0,"delete":0,"foreign":[],"isEmpty":true,"of-a-later-release":{"x":1.50}}"""
            : """{"findings":[],"steps":[{"index":0,"operation":"create","path":"interface/lan","kind":"interface","impact":"none","changes":[]}],"create":1,"update":0,"recreate":0,"delete":0,"foreign":[]}""";
        server.OnText(RestPaths.Plan, body, "application/json");

        var run = await CliRun.PipedAsync(server.Address, "plan", "--json", _file.Path);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(body + "\n", run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Plan_OfATooLargeDocument_IsAFindingAndNothingIsSent()
    {
        await using var server = await FakeController.StartAsync();
        await File.WriteAllTextAsync(_file.Path, new string('#', ReadLimits.Default.MaxBytes + 1));

        var run = await CliRun.PipedAsync(server.Address, "plan", _file.Path);
        var json = await CliRun.PipedAsync(server.Address, "plan", "--json", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{_file.Path}:1:4194305: error too-large: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"too-large\"", json.Out, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
