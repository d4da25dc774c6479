using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using WebStage;

namespace Controller.Web.Tests.Hosting;

public sealed class HostedPagesTests : IAsyncLifetime
{
    private readonly WebApplication _app = StageApp.Build(
        new StageScene(), TimeProvider.System, ["--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning"]);

    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Page_Served_AllowsNoScriptOfItsOwnAndHasNone()
    {
        using var answer = await _client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(new Regex(@"<script(?![^>]*\ssrc=)[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)), html);
        Assert.DoesNotMatch(new Regex(@"(?:src|href)=""(?:https?:)?//", RegexOptions.None, TimeSpan.FromSeconds(1)), html);
    }

    [Fact]
    public async Task Page_Served_HasItsNumbersInTheFirstPaint()
    {
        var html = await _client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("In sync", html, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"class=""line""[^>]* d=""M0 ", RegexOptions.None, TimeSpan.FromSeconds(1)), html);
        Assert.Contains("26.06-release", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFile_ThatThePageNames_IsServed()
    {
        var html = await _client.GetStringAsync(new Uri("/", UriKind.Relative));
        var files = Regex.Matches(html, @"(?:src|href)=""(?<file>_content/[^""]+)""", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups["file"].Value).ToList();
        Assert.Contains(files, file => file.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Contains("scp.css", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var answer = await _client.GetAsync(new Uri("/" + file, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{file}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("text/html", "There is no such page")]
    [InlineData("application/json", "")]
    public async Task UnknownAddress_Asked_IsAPageForPeopleAndBareForPrograms(string accept, string content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/no/such", UriKind.Relative));
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        if (content.Length == 0) Assert.Empty(body);
        else Assert.Contains(content, body, StringComparison.Ordinal);
    }
}
