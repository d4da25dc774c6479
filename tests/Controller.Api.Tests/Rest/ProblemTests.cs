using System.Net;
using System.Net.Http.Json;
using System.Text;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Tests.Rest;

/// <summary>Every error leaves as application/problem+json with its code.</summary>
public sealed class ProblemTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(null);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, ProblemCodes.NotFound)]
    [InlineData("GET", "/api", 404, ProblemCodes.NotFound)]
    [InlineData("GET", "/api/v1/revisions/abc", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/interfaces/none/history", 404, ProblemCodes.NotFound)]
    [InlineData("GET", "/api/v1/interfaces/none%2F1/history", 404, ProblemCodes.NotFound)]
    [InlineData("GET", "/api/v1/interfaces/lan/history?seconds=0", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/interfaces/lan/history?seconds=315360001", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/revisions?limit=abc", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/revisions?limit=99999999999", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/revisions?limit=0", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/revisions?limit=1&limit=2", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/revisions?cursor=zzz", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/revisions", 503, ProblemCodes.DatabaseUnavailable)]
    [InlineData("GET", "/api/v1/nat44/sessions?vrf=-1", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/api/v1/nat44/sessions?limit=1001", 400, ProblemCodes.InvalidParameter)]
    [InlineData("POST", "/api/v1/status", 405, ProblemCodes.MethodNotAllowed)]
    [InlineData("DELETE", "/api/v1/revisions/1", 405, ProblemCodes.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/apply", 405, ProblemCodes.MethodNotAllowed)]
    [InlineData("POST", "/api/v1/apply?comment=%00", 400, ProblemCodes.InvalidParameter)]
    [InlineData("GET", "/openapi/v9.json", 404, ProblemCodes.NotFound)]
    public async Task Request_ThatIsWrong_HasItsCode(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("vppilot: 1", Encoding.UTF8, "application/yaml");
        using var response = await _server.Http.SendAsync(request);
        var problem = await ReadAsync(response, status);

        Assert.Equal(code, problem.Code);
        Assert.Equal(status, problem.Status);
        Assert.NotEmpty(problem.Title!);
        Assert.NotEmpty(problem.Detail!);
        Assert.Equal(status == 405, response.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task Parameter_ThatDoesNotParse_IsNamedWithoutOurTypes()
    {
        using var response = await _server.Http.GetAsync("/api/v1/revisions?limit=abc");
        Assert.Equal("limit: \"abc\" is not a value of it.", (await ReadAsync(response, 400)).Detail);
    }

    [Fact]
    public async Task Comment_TooLong_IsRefused()
    {
        using var response = await PostAsync("/api/v1/apply?comment=" + new string('x', 1001), "vppilot: 1"u8.ToArray(), "application/yaml");
        Assert.Contains("1000", (await ReadAsync(response, 400)).Detail, StringComparison.Ordinal);
        Assert.Empty(_server.Node.Asked);
    }

    [Theory]
    [InlineData(ProblemCodes.VppDisconnected, 503)]
    [InlineData(ProblemCodes.FeatureUnavailable, 501)]
    [InlineData(ProblemCodes.ApplyInProgress, 409)]
    [InlineData(ProblemCodes.DatabaseUnavailable, 503)]
    [InlineData(ProblemCodes.VppRefused, 502)]
    public async Task Node_RefusesWithAProblem_IsHandedOn(string code, int status)
    {
        _server.Node.Problem = new ControllerProblemException(code, "why", status);
        foreach (var path in new[] { "/api/v1/snapshot", "/api/v1/drift", "/api/v1/routes", "/api/v1/nat44", "/api/v1/nat44/mappings", "/api/v1/nat44/users", "/api/v1/nat44/sessions" })
        {
            using var response = await _server.Http.GetAsync(path);
            var problem = await ReadAsync(response, status);
            Assert.Equal((code, "why"), (problem.Code, problem.Detail));
        }

        foreach (var path in new[] { "/api/v1/validate", "/api/v1/plan", "/api/v1/apply" })
        {
            using var response = await PostAsync(path, "vppilot: 1"u8.ToArray(), "application/yaml");
            Assert.Equal(code, (await ReadAsync(response, status)).Code);
        }
    }

    [Fact]
    public async Task Node_HasABug_TellsNothingOfIt()
    {
        _server.Node.Bug = new InvalidOperationException("secret detail");
        using var response = await _server.Http.GetAsync("/api/v1/routes");
        var problem = await ReadAsync(response, 500);
        Assert.Equal(ProblemCodes.Internal, problem.Code);
        Assert.DoesNotContain("secret", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interfaces_NoVpp_IsDisconnected()
    {
        _server.Node.Facts.Update(facts => facts with { Detail = "VPP is away", Interfaces = [], Vpp = facts.Vpp with { Connected = false } });
        using var response = await _server.Http.GetAsync("/api/v1/interfaces");
        var problem = await ReadAsync(response, 503);
        Assert.Equal((ProblemCodes.VppDisconnected, "VPP is away"), (problem.Code, problem.Detail));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("text/yaml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/yaml; charset=latin1")]
    [InlineData("nonsense")]
    public async Task Body_OfAnotherMediaType_Is415AndReachesNobody(string? mediaType)
    {
        using var response = await PostAsync("/api/v1/apply", "vppilot: 1"u8.ToArray(), mediaType);
        Assert.Equal(ProblemCodes.UnsupportedMediaType, (await ReadAsync(response, 415)).Code);
        Assert.Empty(_server.Node.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_OverTheLimit_Is413AlsoForAClientThatSendsItAll(bool chunked)
    {
        var content = new ByteArrayContent(new byte[50 * 1024 * 1024]);
        content.Headers.ContentType = new("application/yaml");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/validate") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await _server.Http.SendAsync(request);

        var problem = await ReadAsync(response, 413);
        Assert.Equal(ProblemCodes.DocumentTooLarge, problem.Code);
        Assert.Contains("4194304", problem.Detail, StringComparison.Ordinal);
        Assert.Empty(_server.Node.Asked);
    }

    [Fact]
    public async Task Body_OfExactlyTheLimit_IsTaken()
    {
        var body = new byte[4 * 1024 * 1024];
        Array.Fill(body, (byte)'#');
        using var response = await PostAsync("/api/v1/validate", body, "application/yaml");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body.Length, Assert.Single(_server.Node.Asked).Document.Text.Length);
    }

    [Fact]
    public async Task Body_NotUtf8_NamesTheByte()
    {
        using var response = await PostAsync("/api/v1/validate", [(byte)'a', (byte)'b', 0xFF], "application/yaml");
        var problem = await ReadAsync(response, 400);
        Assert.Equal(ProblemCodes.InvalidParameter, problem.Code);
        Assert.Contains("byte 2", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:8080", false)]
    [InlineData("localhost:8080", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("192.0.2.7", true)]
    public async Task Host_OfAnotherName_IsRefused(string host, bool allowed)
    {
        foreach (var path in new[] { "/api/v1/status", "/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            using var response = await _server.Http.SendAsync(request);
            if (allowed)
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            else
                Assert.Equal(ProblemCodes.HostNotAllowed, (await ReadAsync(response, 400)).Code);
        }
    }

    [Fact]
    public async Task HttpClientOfTheCli_SeesTheSameErrorsAsThePages()
    {
        var overRest = new HttpControllerClient(new HttpClient { BaseAddress = _server.Http.BaseAddress, Timeout = Timeout.InfiniteTimeSpan });
        foreach (var client in new[] { overRest, _server.Client })
        {
            var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => client.ListRevisionsAsync());
            Assert.Equal((ProblemCodes.DatabaseUnavailable, 503), (problem.Code, problem.Status));
            Assert.Null(await client.GetInterfaceHistoryAsync("none"));
        }
    }

    private static async Task<ProblemView> ReadAsync(HttpResponseMessage response, int status)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (await response.Content.ReadFromJsonAsync(RestJsonContext.Default.ProblemView))!;
    }

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? mediaType)
    {
        var content = new ByteArrayContent(body);
        if (mediaType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return _server.Http.PostAsync(path, content);
    }
}
