using System.Text.Json;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Cli.Tests.Client;

public sealed class HttpControllerClientTests
{
    [Theory]
    [InlineData(ProblemCodes.VppDisconnected, 503)]
    [InlineData(ProblemCodes.DatabaseUnavailable, 503)]
    [InlineData(ProblemCodes.ApplyInProgress, 409)]
    [InlineData(ProblemCodes.FeatureUnavailable, 501)]
    [InlineData(ProblemCodes.DocumentTooLarge, 413)]
    [InlineData(ProblemCodes.Internal, 500)]
    public async Task Get_AnsweredWithAProblem_ThrowsItsCodeDetailAndStatus(string code, int status)
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        server.OnProblem(RestPaths.Stats, code, "Because.", status);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => new HttpControllerClient(http).GetStatsAsync());

        Assert.Equal((code, "Because.", status), (problem.Code, problem.Message, problem.Status));
    }

    [Theory]
    [InlineData(404, ProblemCodes.NotFound)]
    [InlineData(400, ProblemCodes.InvalidParameter)]
    [InlineData(413, ProblemCodes.DocumentTooLarge)]
    [InlineData(415, ProblemCodes.UnsupportedMediaType)]
    [InlineData(500, ProblemCodes.Internal)]
    public async Task Get_AnsweredWithAProblemWithoutCode_MapsTheStatus(int status, string code)
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        server.OnText(RestPaths.Stats, """{"title":"Something"}""", "application/problem+json", status);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => new HttpControllerClient(http).GetStatsAsync());

        Assert.Equal((code, "Something", status), (problem.Code, problem.Message, problem.Status));
    }

    [Theory]
    [InlineData("<html><body>It works!</body></html>", "text/html", 200, "\"<html><body>It works!</body></html>\"")]
    [InlineData("", "text/plain", 502, "an empty body")]
    [InlineData("{ not json", "application/json", 200, "JSON that this client does not understand")]
    [InlineData("null", "application/json", 200, "null")]
    [InlineData("<oops>", "application/problem+json", 500, "a problem that is not JSON")]
    public async Task Get_AnsweredByAStranger_SaysWhatCame(string body, string mediaType, int status, string expected)
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        server.OnText(RestPaths.Stats, body, mediaType, status);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => new HttpControllerClient(http).GetStatsAsync());

        Assert.Equal((ProblemCodes.UnexpectedAnswer, status), (problem.Code, problem.Status));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains("Is that a VPPilot server of this release?", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnsweredWithAVeryLongPage_QuotesItsBeginning()
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        server.OnText(RestPaths.Stats, new string('x', 1_000_000), "text/plain", 404);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => new HttpControllerClient(http).GetStatsAsync());

        Assert.True(problem.Message.Length < 400);
    }

    [Fact]
    public async Task Get_WithNobodyThere_SaysHowToStartTheServer()
    {
        using var http = new HttpClient { BaseAddress = new Uri(CliRun.Nobody) };

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => new HttpControllerClient(http).GetStatusAsync());

        Assert.Equal((ProblemCodes.ServerUnreachable, 0), (problem.Code, problem.Status));
        Assert.Equal("No server at http://127.0.0.1:1 (Connection refused). Start it with ./run.sh, or set VPPILOT_SERVER to where it is.", problem.Message);
    }

    [Fact]
    public async Task Get_WithoutAnAnswerInTime_IsUnreachable()
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        var time = new ManualTime();
        server.On(RestPaths.Status, context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default));

        var asking = new HttpControllerClient(http, new HttpControllerClientOptions { TimeProvider = time }).GetStatusAsync();
        await Eventually.TrueAsync(() => server.Requests.Count == 1);
        time.Advance(TimeSpan.FromSeconds(61));

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => asking);
        Assert.Equal(ProblemCodes.ServerUnreachable, problem.Code);
        Assert.EndsWith("did not answer within 60 s.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Cancelled_IsNoProblem()
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        using var cancel = new CancellationTokenSource();
        server.On(RestPaths.Status, async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new HttpControllerClient(http).GetStatusAsync(cancel.Token));
    }

    [Fact]
    public async Task Find_OfWhatIsNotThere_IsNull()
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        server.OnProblem($"{RestPaths.Revisions}/3", ProblemCodes.NotFound, "No revision 3.", 404);
        server.OnProblem($"{RestPaths.Interfaces}/none/history", ProblemCodes.NotFound, "No interface none.", 404);
        var client = new HttpControllerClient(http);

        Assert.Null(await client.GetRevisionAsync(3));
        Assert.Null(await client.GetInterfaceHistoryAsync("none"));
    }

    [Fact]
    public async Task Find_OfAnInterfaceWithSlashes_EscapesThem()
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);

        await Assert.ThrowsAsync<ControllerProblemException>(() => new HttpControllerClient(http).GetInterfaceHistoryAsync("GigabitEthernet0/8/0", 60));

        Assert.Equal($"{RestPaths.Interfaces}/GigabitEthernet0%2F8%2F0/history?seconds=60", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData(ApplyOutcome.Committed, 200)]
    [InlineData(ApplyOutcome.Unchanged, 200)]
    [InlineData(ApplyOutcome.Invalid, 422)]
    [InlineData(ApplyOutcome.RolledBack, 409)]
    [InlineData(ApplyOutcome.UndoFailed, 500)]
    [InlineData(ApplyOutcome.Interrupted, 503)]
    public async Task Apply_OfEveryOutcome_IsAResult(ApplyOutcome outcome, int status)
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        server.OnJson(RestPaths.Apply, Canned.Applied() with { Outcome = outcome }, RestJsonContext.Default.ApplyResult, status);

        var result = await new HttpControllerClient(http).ApplyAsync(new ConfigDocument("vppilot: 1"), new ApplyOptions());

        Assert.Equal((outcome, TimeSpan.FromMilliseconds(421)), (result.Outcome, result.Duration));
    }

    [Fact]
    public async Task Everything_GoesThroughJsonUnchanged()
    {
        await using var server = await FakeController.StartAsync();
        using var http = Http(server);
        var json = RestJsonContext.Default;
        server.OnJson(RestPaths.Status, Canned.Status(), json.NodeStatus).OnJson(RestPaths.Drift, Canned.Plan(), json.PlanView)
            .OnJson(RestPaths.Validate, new ValidationResult(false, Canned.InvalidPlan().Findings), json.ValidationResult)
            .OnJson(RestPaths.Interfaces, Canned.Interfaces(), json.IReadOnlyListInterfaceView).OnJson(RestPaths.Stats, Canned.Stats(), json.StatsView)
            .OnJson(RestPaths.Snapshot, Canned.Snapshot(), json.SnapshotView).OnJson(RestPaths.Nat44, Canned.Nat(), json.Nat44View)
            .OnJson($"{RestPaths.Interfaces}/lan/history", new InterfaceHistory("lan", 1, [new(Canned.At, 1.5, 2, 3, 4, 5)]), json.InterfaceHistory);
        var client = new HttpControllerClient(http);

        AssertSame(Canned.Status(), await client.GetStatusAsync());
        AssertSame(Canned.Plan(), await client.GetDriftAsync());
        AssertSame(Canned.InvalidPlan().Findings, (await client.ValidateAsync(new ConfigDocument("x"))).Findings);
        AssertSame(Canned.Interfaces(), await client.ListInterfacesAsync());
        AssertSame(Canned.Stats(), await client.GetStatsAsync());
        AssertSame(Canned.Snapshot(), await client.GetSnapshotAsync());
        AssertSame(Canned.Nat(), await client.GetNat44Async());
        AssertSame(1.5, (await client.GetInterfaceHistoryAsync("lan"))!.Points[0].RxBitsPerSecond);
    }

    [Fact]
    public void RestJson_LeavesNullsOutAndSpellsEnumsInKebabCase()
    {
        var text = JsonSerializer.Serialize(Canned.Failed(ApplyOutcome.RolledBack) with { Failure = null }, RestJsonContext.Default.ApplyResult);

        Assert.StartsWith("""{"outcome":"rolled-back","plan":{"findings":[],""", text, StringComparison.Ordinal);
        Assert.EndsWith(""" "requests":7,"duration":"00:00:00.0880000"}""".TrimStart(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
    }

    // Records compare their lists by reference; their text tells.
    private static void AssertSame<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    private static HttpClient Http(FakeController server) => new() { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };
}
