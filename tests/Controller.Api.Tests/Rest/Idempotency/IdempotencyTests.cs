using System.Net;
using System.Net.Http.Json;
using System.Text;
using Controller.Api.Rest.Idempotency;
using Controller.Api.Tests.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Api.Tests.Rest.Idempotency;

/// <summary>A change that is sent twice is made once.</summary>
public sealed class IdempotencyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SameKey_SameRequest_RunsOnceAndGetsTheSameAnswer(bool withDatabase)
    {
        await using var server = await StartAsync(withDatabase);
        using var first = await ApplyAsync(server, "k1");
        server.Node.Outcome = ApplyOutcome.Unchanged;
        using var again = await ApplyAsync(server, "k1");

        Assert.Single(server.Node.Asked);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, "application/json"), (again.StatusCode, again.Content.Headers.ContentType?.MediaType));
        Assert.False(first.Headers.Contains(IdempotentEndpoint.ReplayedHeader));
        Assert.Equal("true", Assert.Single(again.Headers.GetValues(IdempotentEndpoint.ReplayedHeader)));
    }

    [Fact]
    public async Task SameKey_QuotedAsTheDraftSays_IsTheSame()
    {
        await using var server = await StartAsync(withDatabase: false);
        using var first = await ApplyAsync(server, "k1");
        using var again = await ApplyAsync(server, "\"k1\"");
        Assert.Single(server.Node.Asked);
    }

    [Theory]
    [InlineData(ApplyOutcome.RolledBack, 409)]
    [InlineData(ApplyOutcome.Invalid, 422)]
    [InlineData(ApplyOutcome.UndoFailed, 500)]
    [InlineData(ApplyOutcome.Interrupted, 503)]
    public async Task SameKey_AfterAResultThatDidNotCommit_GetsItAgain(ApplyOutcome outcome, int status)
    {
        await using var server = await StartAsync(withDatabase: true);
        server.Node.Outcome = outcome;
        using var first = await ApplyAsync(server, "k1");
        server.Node.Outcome = ApplyOutcome.Committed;
        using var again = await ApplyAsync(server, "k1");

        Assert.Single(server.Node.Asked);
        Assert.Equal(status, (int)again.StatusCode);
        Assert.Equal(outcome, (await again.Content.ReadFromJsonAsync(RestJsonContext.Default.ApplyResult))!.Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SameKey_OtherRequest_IsRefused(bool withDatabase)
    {
        await using var server = await StartAsync(withDatabase);
        using var first = await ApplyAsync(server, "k1");

        foreach (var (path, body, type) in new[]
        {
            (RestPaths.Apply, "vppilot: 2", "application/yaml"),
            (RestPaths.Apply, "vppilot: 1", "application/json"),
            (RestPaths.Apply + "?comment=x", "vppilot: 1", "application/yaml"),
        })
        {
            using var other = await PostAsync(server, path, "k1", body, type);
            await RefusedAsync(other, 422, ProblemCodes.IdempotencyMismatch);
        }

        Assert.Single(server.Node.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SameKey_WhileTheFirstRuns_IsRefusedAndAnsweredAfterwards(bool withDatabase)
    {
        await using var server = await StartAsync(withDatabase);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.Node.WhileApplying = _ =>
        {
            begun.SetResult();
            return end.Task;
        };
        var running = ApplyAsync(server, "k1");
        await begun.Task;
        using (var again = await ApplyAsync(server, "k1"))
            await RefusedAsync(again, 409, ProblemCodes.IdempotencyInProgress);
        end.SetResult();
        using var first = await running;

        using var later = await ApplyAsync(server, "k1");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        Assert.Single(server.Node.Asked);
    }

    [Fact]
    public async Task SameKey_AfterAProblem_TriesAgain()
    {
        await using var server = await StartAsync(withDatabase: true);
        server.Node.Problem = new ControllerProblemException(ProblemCodes.ApplyInProgress, "busy", 409);
        using (var first = await ApplyAsync(server, "k1"))
            await RefusedAsync(first, 409, ProblemCodes.ApplyInProgress);
        server.Node.Problem = null;
        using var again = await ApplyAsync(server, "k1");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SameKey_AfterABugInTheMiddle_IsNotRunAgain(bool withDatabase)
    {
        await using var server = await StartAsync(withDatabase);
        server.Node.Bug = new InvalidOperationException("in the middle");
        using (var first = await ApplyAsync(server, "k1"))
            await RefusedAsync(first, 500, ProblemCodes.Internal);
        server.Node.Bug = null;
        using var again = await ApplyAsync(server, "k1");
        await RefusedAsync(again, 409, ProblemCodes.IdempotencyUnknown);
        Assert.Single(server.Node.Asked);
    }

    [Fact]
    public async Task SameKey_AfterARestart_GetsTheAnswerOfTheServerBefore()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        string answer;
        await using (var server = await TestServer.StartAsync(database))
        {
            using var first = await ApplyAsync(server, "k1");
            answer = await first.Content.ReadAsStringAsync();
        }

        await using var next = await TestServer.StartAsync(database);
        using var again = await ApplyAsync(next, "k1");
        Assert.Equal(answer, await again.Content.ReadAsStringAsync());
        Assert.Empty(next.Node.Asked);
    }

    [Fact]
    public async Task SameKey_BegunByAServerThatDied_IsUnknown()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await using var dead = await TestServer.StartAsync(database);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        dead.Node.WhileApplying = _ =>
        {
            begun.SetResult();
            return end.Task;
        };
        var running = ApplyAsync(dead, "k1");
        await begun.Task;

        await using (var next = await TestServer.StartAsync(database))
        {
            using var again = await ApplyAsync(next, "k1");
            await RefusedAsync(again, 409, ProblemCodes.IdempotencyUnknown);
            Assert.Empty(next.Node.Asked);
        }

        end.SetResult();
        (await running).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("a b")]
    [InlineData("129")]
    public async Task Key_ThatIsNoKey_IsRefused(string key)
    {
        await using var server = await StartAsync(withDatabase: false);
        using var response = await ApplyAsync(server, key == "129" ? new string('x', 129) : key);
        await RefusedAsync(response, 400, ProblemCodes.InvalidParameter);
        Assert.Empty(server.Node.Asked);
    }

    [Fact]
    public async Task Body_OverTheLimit_IsRefusedBeforeTheKeyIsTaken()
    {
        await using var server = await StartAsync(withDatabase: false);
        using (var large = await PostAsync(server, RestPaths.Apply, "k1", new string('#', (4 * 1024 * 1024) + 1), "application/yaml"))
            await RefusedAsync(large, 413, ProblemCodes.DocumentTooLarge);
        using var small = await ApplyAsync(server, "k1");
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }

    [Fact]
    public async Task Endpoint_ThatChangesNothing_TakesNoKey()
    {
        await using var server = await StartAsync(withDatabase: false);
        using var first = await PostAsync(server, RestPaths.Plan, "k1", "vppilot: 1", "application/yaml");
        using var other = await PostAsync(server, RestPaths.Plan, "k1", "vppilot: 2", "application/yaml");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    private async Task<TestServer> StartAsync(bool withDatabase)
        => await TestServer.StartAsync(withDatabase ? await postgres.Server.CreateDatabaseAsync() : null);

    private static Task<HttpResponseMessage> ApplyAsync(TestServer server, string key) => PostAsync(server, RestPaths.Apply, key, "vppilot: 1", "application/yaml");

    private static async Task<HttpResponseMessage> PostAsync(TestServer server, string path, string key, string body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.TryAddWithoutValidation(IdempotentEndpoint.KeyHeader, key);
        return await server.Http.SendAsync(request);
    }

    private static async Task RefusedAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync(RestJsonContext.Default.ProblemView))!.Code);
    }
}
