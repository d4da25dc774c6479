using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Http;
using TestKit;

namespace Controller.Cli.Tests.Plans;

public sealed class ApplyCommandTests : IDisposable
{
    private readonly LabFile _file = new();

    public void Dispose() => _file.Dispose();

    public static TheoryData<string, ApplyResult, int, int> Outcomes() => new()
    {
        { "committed", Canned.Applied(), 200, 0 },
        { "committed-one-request", Canned.Applied() with { Requests = 1 }, 200, 0 },
        { "committed-text-only", new ApplyResult(ApplyOutcome.Committed, 8, Canned.EmptyPlan(), null, 0, TimeSpan.Zero), 200, 0 },
        { "unchanged", new ApplyResult(ApplyOutcome.Unchanged, null, Canned.EmptyPlan(), null, 0, TimeSpan.Zero), 200, 0 },
        { "invalid", new ApplyResult(ApplyOutcome.Invalid, null, Canned.InvalidPlan(), null, 0, TimeSpan.Zero), 422, 1 },
        { "rolled-back", Canned.Failed(ApplyOutcome.RolledBack), 409, 1 },
        { "undo-failed", Canned.Failed(ApplyOutcome.UndoFailed, "interface/lan: VPP refused af_packet_delete: INVALID_SW_IF_INDEX (-2)"), 500, 1 },
        { "interrupted", Canned.Failed(ApplyOutcome.Interrupted) with { Failure = new ApplyFailure(-1, null, "the connection to VPP broke: end of stream", [], []) }, 503, 1 },
        { "rolled-back-without-reason", new ApplyResult(ApplyOutcome.RolledBack, null, Canned.SmallPlan(), null, 0, TimeSpan.Zero), 409, 1 },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Apply_EveryOutcome_IsToldAndHasItsExitCode(string name, ApplyResult result, int status, int exitCode)
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, result.Plan.Findings.Count > 0 ? Canned.SmallPlan() : result.Plan, RestJsonContext.Default.PlanView);
        server.OnJson(RestPaths.Apply, result, RestJsonContext.Default.ApplyResult, status);

        var run = await CliRun.PipedAsync(server.Address, "apply", "--yes", _file.Path);

        Assert.Equal(exitCode, run.ExitCode);
        Golden.Verify($"apply-{name}", run with { Out = _file.Anonymous(run.Out), Error = _file.Anonymous(run.Error) });
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Apply_Json_PrintsWhatTheServerSentAndAsksNoPlan(string name, ApplyResult result, int status, int exitCode)
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Apply, result, RestJsonContext.Default.ApplyResult, status);

        var run = await CliRun.PipedAsync(server.Address, "apply", "--yes", "--json", _file.Path);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(result, RestJsonContext.Default.ApplyResult) + "\n", run.Out);
        Assert.Empty(run.Error);
        Assert.Single(server.Requests);
        Assert.NotEmpty(name);
    }

    [Fact]
    public async Task Apply_OnATerminal_ShowsThePlanAndAsks()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.OnJson(RestPaths.Apply, Canned.Applied(), RestJsonContext.Default.ApplyResult);

        var run = await CliRun.RunAsync(
            new CliSetup { Server = server.Address, Terminal = true, ErrorIsTerminal = false, Input = "yes\n", Environment = new Dictionary<string, string> { ["USER"] = "ann" } }, "apply", _file.Path, "-m", "second uplink & more");

        Assert.Equal(0, run.ExitCode);
        Golden.Verify("apply-asked-terminal", run with { Out = _file.Anonymous(run.Out) });
        Assert.Equal([RestPaths.Plan, $"{RestPaths.Apply}?comment=second%20uplink%20%26%20more&author=ann"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("no\n")]
    [InlineData("y\n")]
    [InlineData("YES\n")]
    [InlineData("\n")]
    [InlineData("")]
    public async Task Apply_AnsweredWithAnythingButYes_DoesNothing(string answer)
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);

        var run = await CliRun.RunAsync(new CliSetup { Server = server.Address, Terminal = true, Input = answer }, "apply", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Not applied; VPP was not touched.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Target == RestPaths.Apply);
    }

    [Fact]
    public async Task Apply_WithNothingToDo_DoesNotAskButLetsTheServerDecide()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.EmptyPlan(), RestJsonContext.Default.PlanView);
        server.OnJson(
            RestPaths.Apply, new ApplyResult(ApplyOutcome.Unchanged, null, Canned.EmptyPlan(), null, 0, TimeSpan.Zero), RestJsonContext.Default.ApplyResult);

        var run = await CliRun.OnTerminalAsync(server.Address, "apply", "--no-color", _file.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"No changes. VPP has what {_file.Path} asks for.\n", run.Out);
        Assert.DoesNotContain("Only 'yes' is taken", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "standard input is not a terminal")]
    [InlineData(true, "--json is for programs", "--json")]
    public async Task Apply_WhereNobodyCanBeAsked_IsRefusedBeforeAnythingIsSent(bool terminal, string why, params string[] more)
    {
        await using var server = await FakeController.StartAsync();

        var run = await CliRun.RunAsync(new CliSetup { Server = server.Address, Terminal = terminal }, ["apply", _file.Path, .. more]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Apply_OfStandardInputWithoutYes_IsRefused()
    {
        var run = await CliRun.RunAsync(new CliSetup { Terminal = true, Input = "vppilot: 1\n" }, "apply", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("standard input is the document", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WhenVppChangedMeanwhile_ShowsThePlanThatRan()
    {
        await using var server = await FakeController.StartAsync();
        var ran = Canned.SmallPlan() with { Steps = [Canned.SmallPlan().Steps[0]], Create = 1, Update = 0 };
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.OnJson(RestPaths.Apply, Canned.Applied() with { Plan = ran }, RestJsonContext.Default.ApplyResult);

        var run = await CliRun.PipedAsync(server.Address, "apply", "--yes", _file.Path);

        Assert.Equal(0, run.ExitCode);
        Golden.Verify("apply-other-plan", run with { Out = _file.Anonymous(run.Out) });
    }

    [Fact]
    public async Task Apply_OnATerminal_CountsTheStepsAndWipesTheLine()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.OnStatusEvents(
            [
                Canned.Status(),
                Canned.Status(NodeState.Applying, apply: new ApplyProgress(2, 6, "interface/lan", null)),
                Canned.Status(NodeState.Applying, apply: new ApplyProgress(1, 6, null, "VPP refused sw_interface_set_mtu")),
            ]);
        await using var error = new StringWriter();
        var seen = TextWriter.Synchronized(error);
        string SoFar()
        {
            // The synchronized writer locks itself.
            lock (seen)
                return error.ToString();
        }

        server.On(RestPaths.Apply, async context =>
        {
            await Eventually.TrueAsync(() => SoFar().Contains("undoing", StringComparison.Ordinal));
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(System.Text.Json.JsonSerializer.Serialize(Canned.Applied(), RestJsonContext.Default.ApplyResult));
        });
        await using var output = new StringWriter();

        var exitCode = await CliRun.StartAsync(
            new CliSetup { Server = server.Address, Terminal = true }, Stream.Null, output, seen, "apply", "--yes", "--no-color", _file.Path);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            "\r\e[2K[######..............] 2/6 interface/lan\r\e[2K[###.................] 1/6 undoing: VPP refused sw_interface_set_mtu\r\e[2K",
            error.ToString());
    }

    [Fact]
    public async Task Apply_LeftByCtrlC_SaysThatTheServerGoesOn()
    {
        await using var server = await FakeController.StartAsync();
        using var ctrlC = new CancellationTokenSource();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.On(RestPaths.Apply, async context =>
        {
            await ctrlC.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });

        var run = await CliRun.RunAsync(new CliSetup { Server = server.Address, Cancellation = ctrlC.Token }, "apply", "--yes", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The server goes on with what it has begun", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WhenTheConnectionBreaks_SaysThatTheEndIsNotKnown()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.On(RestPaths.Apply, context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var run = await CliRun.PipedAsync(server.Address, "apply", "--yes", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Whether the apply was done is not known here", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WhileAnotherRuns_TellsTheServersProblem()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.OnProblem(RestPaths.Apply, ProblemCodes.ApplyInProgress, "An apply is running on lab since 09:30.", 409);

        var run = await CliRun.PipedAsync(server.Address, "apply", "--yes", _file.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: An apply is running on lab since 09:30.\n'vppilot watch' shows how far it is.\n", run.Error);
    }
}
