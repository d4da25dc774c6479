using System.Diagnostics;
using System.Net.ServerSentEvents;
using Controller.Api.Live;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Http;
using TestKit;

namespace Controller.Api.Tests.Rest;

/// <summary>The status stream.</summary>
public sealed class StatusEventTests
{
    [Fact]
    public async Task Stream_StateChanges_SendsEachWithoutBeingAsked()
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await server.Http.GetAsync("/api/v1/status/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);

        await using var body = await response.Content.ReadAsStreamAsync();
        await using var events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
        await NextAsync(events, NodeState.InSync);
        server.Node.Facts.Update(facts => facts with { State = NodeState.Applying, Apply = new ApplyProgress(1, 9, "interface/lan", null) });
        await NextAsync(events, NodeState.Applying);
        server.Node.Facts.Update(facts => facts with { State = NodeState.Drift, Apply = null });
        await NextAsync(events, NodeState.Drift);
    }

    [Fact]
    public async Task Stream_ServerStops_EndsAndDoesNotHoldTheServerUp()
    {
        await using var server = await TestServer.StartAsync(null);
        using var response = await server.Http.GetAsync("/api/v1/status/events", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        var started = Stopwatch.GetTimestamp();
        await server.StopAsync();

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        using var reader = new StreamReader(body);
        await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Watch_HttpClientOfTheCli_FollowsTheState()
    {
        await using var server = await TestServer.StartAsync(null);
        var client = new HttpControllerClient(new HttpClient { BaseAddress = server.Http.BaseAddress, Timeout = Timeout.InfiniteTimeSpan });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var status in client.WatchStatusAsync(limit.Token))
        {
            if (status.State == NodeState.Failed)
                break;
            server.Node.Facts.Update(facts => facts with { State = NodeState.Failed });
        }
    }

    [Fact]
    public async Task Write_NothingHappens_SendsHeartbeats()
    {
        var time = new ManualTime();
        var feed = new ChangeFeed<NodeStatus>(null!);
        using var stop = new CancellationTokenSource();
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        var writing = ServerSentEvents.WriteAsync(
            context, "status", cancel => Skip(feed.WatchAsync(cancel)), RestJsonContext.Default.NodeStatus, time, stop.Token);
        for (var beat = 1; beat <= 3; beat++)
        {
            await Eventually.TrueAsync(() => time.ArmedTimers == 1);
            time.Advance(ServerSentEvents.Heartbeat);
            await Eventually.TrueAsync(() => body.Length == beat * ": still here\n\n".Length);
        }

        await stop.CancelAsync();
        await writing.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private static async IAsyncEnumerable<T> Skip<T>(IAsyncEnumerable<T> values)
    {
        await foreach (var value in values)
        {
            if (value is not null)
                yield return value;
        }
    }

    private static async Task NextAsync(IAsyncEnumerator<SseItem<string>> events, NodeState expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        do
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(limit.Token));
            Assert.Equal("status", events.Current.EventType);
        }
        while (System.Text.Json.JsonSerializer.Deserialize(events.Current.Data, RestJsonContext.Default.NodeStatus)!.State != expected);
    }
}
