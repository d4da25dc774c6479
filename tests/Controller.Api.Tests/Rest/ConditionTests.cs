using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Controller.Api.Tests.Storage;
using Controller.Contracts.Rest;

namespace Controller.Api.Tests.Rest;

/// <summary>ETags of Revisions and documents, and pages of lists.</summary>
public sealed class ConditionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Document_OfTheLastRevision_IsTheTextWithItsTag()
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        using (var nothing = await server.Http.GetAsync(RestPaths.Document))
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        await CommitAsync(server, "vppilot: 1 # Grüße\n");
        await CommitAsync(server, "vppilot: 1\n");

        using var response = await server.Http.GetAsync(RestPaths.Document);
        Assert.Equal(("\"revision-2\"", "application/yaml"), (response.Headers.ETag?.Tag, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("vppilot: 1\n", await response.Content.ReadAsStringAsync());
        Assert.Equal("vppilot: 1 # Grüße\n", await server.Http.GetStringAsync(RestPaths.Revisions + "/1/document"));
    }

    [Fact]
    public async Task Document_AsJson_SaysTheSame()
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        await CommitAsync(server, "vppilot: 1 # Grüße\ninterfaces:\n  lan: { type: loopback, description: \"10\", addresses: [10.0.0.1/24] }\n");

        using var response = await server.Http.GetAsync(RestPaths.Document + "?format=json");
        Assert.Equal(("\"revision-1\"", "application/json"), (response.Headers.ETag?.Tag, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(
            """{"vppilot":1,"interfaces":{"lan":{"type":"loopback","description":"10","addresses":["10.0.0.1/24"]}}}""",
            System.Text.Json.JsonSerializer.Serialize(await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()));
        using var other = await server.Http.GetAsync(RestPaths.Document + "?format=xml");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Theory]
    [InlineData("application/yaml", "a: [1, true, ~, 'x', 1.5, 0x]", 200, """{"a":[1,true,null,"x",1.5,"0x"]}""")]
    [InlineData("application/json", """{ "a": {"b":[] } }""", 200, """{"a":{"b":[]}}""")]
    [InlineData("application/yaml", "a: &x 1", 422, null)]
    [InlineData("application/yaml", "a: 1\na: 2", 422, null)]
    [InlineData("application/json", "a: 1", 422, null)]
    public async Task Parse_Document_IsItsJson(string type, string text, int status, string? json)
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await server.Http.PostAsync(RestPaths.Parse, new StringContent(text, Encoding.UTF8, type));
        Assert.Equal(status, (int)response.StatusCode);
        if (json is not null)
            Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()));
        else
            Assert.StartsWith("Line ", (await response.Content.ReadFromJsonAsync(RestJsonContext.Default.ProblemView))!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/document")]
    [InlineData("/api/v1/revisions/1")]
    [InlineData("/api/v1/revisions/1/document")]
    public async Task Get_OfWhatTheClientHas_Is304(string path)
    {
        await using var server = await TestServer.StartAsync(await postgres.Server.CreateDatabaseAsync());
        await CommitAsync(server, "vppilot: 1\n");

        foreach (var (condition, expected) in new[]
        {
            ("\"revision-1\"", HttpStatusCode.NotModified), ("W/\"revision-1\"", HttpStatusCode.NotModified), ("*", HttpStatusCode.NotModified),
            ("\"other\", \"revision-1\"", HttpStatusCode.NotModified), ("\"revision-2\"", HttpStatusCode.OK),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", condition);
            using var response = await server.Http.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
            Assert.Equal(new EntityTagHeaderValue("\"revision-1\""), response.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("\"revision-7\"", null, 7)]
    [InlineData(null, "*", 0)]
    [InlineData(null, null, null)]
    public async Task Apply_WithACondition_HandsItOn(string? ifMatch, string? ifNoneMatch, int? expected)
    {
        await using var server = await TestServer.StartAsync(null);
        using var request = new HttpRequestMessage(HttpMethod.Post, RestPaths.Apply) { Content = new StringContent("vppilot: 1", Encoding.UTF8, "application/yaml") };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, Assert.Single(server.Node.Asked).Options!.OnlyIfRevision);
    }

    [Theory]
    [InlineData("/api/v1/interfaces", 2)]
    [InlineData("/api/v1/routes", 1)]
    [InlineData("/api/v1/nat44/mappings", 1)]
    [InlineData("/api/v1/nat44/users", 1)]
    public async Task List_PageByPage_HasEveryRowOnce(string path, int rows)
    {
        await using var server = await TestServer.StartAsync(null);
        var read = 0;
        var next = $"{path}?limit=1";
        while (next is not null)
        {
            using var response = await server.Http.GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            read += (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement[]>())!.Length;
            next = response.Headers.TryGetValues("Link", out var links) ? Assert.Single(links).Split('<', '>')[1] : null;
            Assert.True(read <= rows);
        }

        Assert.Equal(rows, read);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("cursor=zzz")]
    public async Task List_WrongPage_IsRefused(string query)
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await server.Http.GetAsync("/api/v1/interfaces?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task CommitAsync(TestServer server, string text)
    {
        var entry = await server.Store.BeginAsync(TestStore.Draft(text), CancellationToken.None);
        await server.Store.CommitAsync(TestStore.Commit(entry.Id, text));
    }
}
