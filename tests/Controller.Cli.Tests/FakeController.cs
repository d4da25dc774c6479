using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Controller.Cli.Tests;

/// <summary>A server that answers what a test tells it to, over real HTTP on a loopback port, and remembers what it was asked.</summary>
internal sealed class FakeController : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FakeRequest> _requests = new();

    private FakeController(WebApplication app) => _app = app;

    /// <summary>For example <c>http://127.0.0.1:41234</c>.</summary>
    public string Address => _app.Urls.First();

    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    public static async Task<FakeController> StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var fake = new FakeController(builder.Build());
        fake._app.Run(fake.AnswerAsync);
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>Answers a path (without query) with anything.</summary>
    public FakeController On(string path, RequestDelegate answer)
    {
        _answers[path] = answer;
        return this;
    }

    /// <summary>Answers with a REST record, as the server would.</summary>
    public FakeController OnJson<T>(string path, T value, JsonTypeInfo<T> type, int status = 200)
        => OnText(path, JsonSerializer.Serialize(value, type), "application/json; charset=utf-8", status);

    /// <summary>Answers with a problem.</summary>
    public FakeController OnProblem(string path, string code, string detail, int status)
        => OnText(path, JsonSerializer.Serialize(new ProblemView(code, "Problem", detail, status), RestJsonContext.Default.ProblemView), "application/problem+json", status);

    public FakeController OnText(string path, string body, string mediaType, int status = 200) => On(path, async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        await context.Response.WriteAsync(body);
    });

    /// <summary>Answers with a stream of statuses; the stream stays open until the client leaves unless <paramref name="end"/>.</summary>
    public FakeController OnStatusEvents(IReadOnlyList<NodeStatus> statuses, bool end = false) => On(RestPaths.StatusEvents, async context =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var status in statuses)
            await context.Response.WriteAsync($"event: status\ndata: {JsonSerializer.Serialize(status, RestJsonContext.Default.NodeStatus)}\n\n");
        await context.Response.Body.FlushAsync();
        if (!end)
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
    });

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _requests.Enqueue(new FakeRequest(context.Request.Method, context.Request.Path + context.Request.QueryString, context.Request.ContentType, body));
        if (_answers.TryGetValue(context.Request.Path, out var answer))
            await answer(context);
        else
            context.Response.StatusCode = 404;
    }
}
