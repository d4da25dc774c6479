using Controller.Api.Storage;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Controller.Api.Tests.Storage;
using Controller.Contracts.Rest;

namespace Controller.Api.Tests.Rest;

/// <summary>Every endpoint once, as JSON on the wire.</summary>
public sealed class EndpointTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData("/api/v1/status", "node")]
    [InlineData("/api/v1/snapshot", "resources")]
    [InlineData("/api/v1/drift", "steps")]
    [InlineData("/api/v1/interfaces", "name")]
    [InlineData("/api/v1/interfaces/lan/history?seconds=60", "points")]
    [InlineData("/api/v1/interfaces/GigabitEthernet0%2F8%2F0/history", "points")]
    [InlineData("/api/v1/interfaces/lan/history?seconds=2592000", "intervalSeconds")]
    [InlineData("/api/v1/routes", "prefix")]
    [InlineData("/api/v1/nat44", "sessionsPerWorker")]
    [InlineData("/api/v1/nat44/mappings", "localAddress")]
    [InlineData("/api/v1/nat44/users", "staticSessions")]
    [InlineData("/api/v1/nat44/sessions", "items")]
    [InlineData("/api/v1/stats", "uptimeSeconds")]
    [InlineData("/api/v1/revisions", "items")]
    [InlineData("/api/v1/schema", "$schema")]
    [InlineData("/openapi/v1.json", "openapi")]
    [InlineData("/healthz", "parts")]
    public async Task Get_EveryPath_AnswersJsonInCamelCase(string path, string member)
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        using var response = await server.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("json", response.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        var json = await response.Content.ReadAsStringAsync();
        Assert.Contains($"\"{member}\":", json, StringComparison.Ordinal);
        Assert.DoesNotContain(":null", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_Always_JoinsNodeStoreAndCounters()
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        var status = (await server.Http.GetFromJsonAsync("/api/v1/status", RestJsonContext.Default.NodeStatus))!;

        Assert.Equal("local", status.Node);
        Assert.Equal(NodeState.InSync, status.State);
        Assert.True(status.Simulated);
        Assert.True(status.Vpp.StatsAvailable);
        Assert.True(status.Database.Available);
        Assert.NotNull(status.Database.Since);
        Assert.Null(status.Revision);
        var json = await server.Http.GetStringAsync("/api/v1/status");
        Assert.Contains("\"state\":\"in-sync\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interfaces_WithCounters_HaveThemByName()
    {
        await using var server = await TestServer.StartAsync(null);
        server.Stats.Set(1, "host-vpp-lan", packets: 100, drops: 3);
        var readings = server.Stats.Readings;
        await TestKit.Eventually.TrueAsync(() => server.Stats.Readings > readings + 1);

        var rows = (await server.Http.GetFromJsonAsync("/api/v1/interfaces", RestJsonContext.Default.IReadOnlyListInterfaceView))!;

        var lan = rows.Single(row => row.Name == "lan");
        Assert.Equal((100UL, 10_000UL, 200UL, 3UL), (lan.Counters.RxPackets, lan.Counters.RxBytes, lan.Counters.TxPackets, lan.Counters.Drops));
        Assert.NotNull(lan.Rates);
        var foreign = rows.Single(row => row.Name == "GigabitEthernet0/8/0");
        Assert.False(foreign.Managed);
        Assert.Null(foreign.Rates);
        Assert.Equal(10_000_000_000, foreign.SpeedBitsPerSecond);
    }

    [Fact]
    public async Task Nat44_WithStats_HasTheCountOfSessions()
    {
        await using var server = await TestServer.StartAsync(null);
        Assert.Equal(7UL, (await server.Http.GetFromJsonAsync("/api/v1/nat44", RestJsonContext.Default.Nat44View))!.Sessions);
        server.Stats.Sessions = null;
        Assert.Null((await server.Http.GetFromJsonAsync("/api/v1/nat44", RestJsonContext.Default.Nat44View))!.Sessions);
    }

    [Fact]
    public async Task Sessions_Query_IsHandedOn()
    {
        await using var server = await TestServer.StartAsync(null);
        await server.Http.GetStringAsync("/api/v1/nat44/sessions?user=10.0.0.2&vrf=3&filter=53&limit=10&cursor=abc");
        Assert.Equal(new Nat44SessionQuery("10.0.0.2", 3, "53", 10, "abc"), server.Node.SessionQuery);
    }

    [Fact]
    public async Task Revisions_AfterACommit_HaveListAndDocument()
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        var entry = await ((IJournal)server.Store).BeginAsync(TestStore.Draft("vppilot: 1"), CancellationToken.None);
        await server.Store.CommitAsync(TestStore.Commit(entry.Id, "vppilot: 1"));

        var page = (await server.Http.GetFromJsonAsync("/api/v1/revisions?limit=1", RestJsonContext.Default.PageOfRevisionSummary))!;
        Assert.Equal(1, Assert.Single(page.Items).Number);
        var revision = (await server.Http.GetFromJsonAsync("/api/v1/revisions/1", RestJsonContext.Default.RevisionView))!;
        Assert.Equal("vppilot: 1", revision.Document);
        Assert.Equal(1, (await server.Http.GetFromJsonAsync("/api/v1/status", RestJsonContext.Default.NodeStatus))!.Revision);
    }

    [Theory]
    [InlineData("application/yaml", "yaml")]
    [InlineData("application/json", "json")]
    [InlineData("Application/YAML; charset=UTF-8", "yaml")]
    public async Task Validate_Document_ReachesTheNodeAsItWasSent(string mediaType, string format)
    {
        await using var server = await TestServer.StartAsync(null);
        const string text = "vppilot: 1 # Grüße\n";
        using var response = await PostAsync(server, "/api/v1/validate", Encoding.UTF8.GetBytes(text), mediaType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var result = (await response.Content.ReadFromJsonAsync(RestJsonContext.Default.ValidationResult))!;
        Assert.Equal("unknown-key", Assert.Single(result.Findings).Code);
        Assert.Equal(new ConfigDocument(text, format), Assert.Single(server.Node.Asked).Document);
    }

    [Fact]
    public async Task Validate_ByteOrderMark_IsNotPartOfTheText()
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await PostAsync(server, "/api/v1/validate", [0xEF, 0xBB, 0xBF, (byte)'a'], "application/yaml");
        Assert.Equal("a", Assert.Single(server.Node.Asked).Document.Text);
    }

    [Fact]
    public async Task Plan_Document_AnswersTheSteps()
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await PostAsync(server, "/api/v1/plan", "vppilot: 1"u8.ToArray(), "application/yaml");
        var plan = (await response.Content.ReadFromJsonAsync(RestJsonContext.Default.PlanView))!;
        Assert.Equal("interface/lan", Assert.Single(plan.Steps).Path);
    }

    [Theory]
    [InlineData(ApplyOutcome.Committed, 200)]
    [InlineData(ApplyOutcome.Unchanged, 200)]
    [InlineData(ApplyOutcome.Invalid, 422)]
    [InlineData(ApplyOutcome.RolledBack, 409)]
    [InlineData(ApplyOutcome.UndoFailed, 500)]
    [InlineData(ApplyOutcome.Interrupted, 503)]
    public async Task Apply_EveryOutcome_HasItsStatusAndTheResult(ApplyOutcome outcome, int status)
    {
        await using var server = await TestServer.StartAsync(null);
        server.Node.Outcome = outcome;
        using var response = await PostAsync(server, "/api/v1/apply", "vppilot: 1"u8.ToArray(), "application/yaml");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(outcome, (await response.Content.ReadFromJsonAsync(RestJsonContext.Default.ApplyResult))!.Outcome);
    }

    [Theory]
    [InlineData("", null, "local")]
    [InlineData("?comment=first%20light&author=ann", "first light", "ann")]
    [InlineData("?comment=%20&author=", null, "local")]
    public async Task Apply_CommentAndAuthor_ReachTheNode(string query, string? comment, string author)
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await PostAsync(server, "/api/v1/apply" + query, "vppilot: 1"u8.ToArray(), "application/yaml");
        Assert.Equal(new ApplyOptions(comment, author), Assert.Single(server.Node.Asked).Options);
    }

    [Fact]
    public async Task Health_NoVppNoDatabase_IsStill200AndSaysSo()
    {
        await using var server = await TestServer.StartAsync(null);
        server.Node.Facts.Update(facts => facts with { State = NodeState.Disconnected, Vpp = facts.Vpp with { Connected = false, LastError = "no such file" } });
        using var document = JsonDocument.Parse(await server.Http.GetStringAsync("/healthz"));
        var parts = document.RootElement.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.Equal("disconnected", document.RootElement.GetProperty("state").GetString());
        Assert.False(parts["vpp"].GetProperty("ok").GetBoolean());
        Assert.Equal("no such file", parts["vpp"].GetProperty("detail").GetString());
        Assert.False(parts["database"].GetProperty("ok").GetBoolean());
        Assert.True(parts["stats"].GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task AnyAnswer_Has_HeadersAgainstFramingAndGuessing()
    {
        await using var server = await TestServer.StartAsync(null);
        foreach (var path in new[] { "/", "/api/v1/status", "/api/v1/nothing" })
        {
            using var response = await server.Http.GetAsync(path);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    private static Task<HttpResponseMessage> PostAsync(TestServer server, string path, byte[] body, string mediaType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return server.Http.PostAsync(path, content);
    }
}
