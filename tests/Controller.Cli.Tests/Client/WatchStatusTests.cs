using System.Collections.Concurrent;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Http;
using TestKit;

namespace Controller.Cli.Tests.Client;

public sealed class WatchStatusTests
{
    private readonly ConcurrentQueue<ControllerProblemException> _interruptions = new();

    [Fact]
    public async Task Watch_WhenTheServerRestarts_OpensTheStreamAgain()
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var server = await FakeController.StartAsync();
        var address = server.Address;
        server.OnStatusEvents([Canned.Status()]);
        http.BaseAddress = new Uri(address);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var statuses = new HttpControllerClient(http, Options()).WatchStatusAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await statuses.MoveNextAsync());
        await server.DisposeAsync();
        var next = statuses.MoveNextAsync();
        await Eventually.TrueAsync(() => _interruptions.Count >= 3);
        await using var again = await FakeController.StartAsync(address);
        again.OnStatusEvents([Canned.Status(NodeState.Synchronizing)]);

        Assert.True(await next);
        Assert.Equal(NodeState.Synchronizing, statuses.Current.State);
        Assert.All(_interruptions, interruption => Assert.Equal(ProblemCodes.ServerUnreachable, interruption.Code));
    }

    [Fact]
    public async Task Watch_OfASilentServer_OpensTheStreamAgain()
    {
        await using var server = await FakeController.StartAsync();
        server.OnStatusEvents([Canned.Status()]);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };
        var time = new ManualTime();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var statuses = new HttpControllerClient(http, Options(time)).WatchStatusAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await statuses.MoveNextAsync());
        var next = statuses.MoveNextAsync();
        time.Advance(TimeSpan.FromSeconds(46));
        await Eventually.TrueAsync(() => !_interruptions.IsEmpty && time.ArmedTimers > 0);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await next);
        Assert.EndsWith("was silent for 45 s.", Assert.Single(_interruptions).Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Watch_OfAServerThatOnlySendsHeartbeats_StaysOpen()
    {
        await using var server = await FakeController.StartAsync();
        var json = System.Text.Json.JsonSerializer.Serialize(Canned.Status(), RestJsonContext.Default.NodeStatus);
        var beat = new SemaphoreSlim(0);
        server.On(RestPaths.StatusEvents, async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync($"event: status\ndata: {json}\n\n");
            await context.Response.Body.FlushAsync();
            for (var i = 0; i < 10; i++)
            {
                await beat.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync(": still here\n\n");
                await context.Response.Body.FlushAsync();
            }

            await context.Response.WriteAsync($"event: status\ndata: {json}\n\n");
            await context.Response.Body.FlushAsync();
        });
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };
        var time = new TouchedTime();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var statuses = new HttpControllerClient(http, Options(time)).WatchStatusAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await statuses.MoveNextAsync());
        var next = statuses.MoveNextAsync();
        for (var i = 0; i < 10; i++)
        {
            time.Clock.Advance(TimeSpan.FromSeconds(30));
            var touched = time.Changes;
            beat.Release();
            await Eventually.TrueAsync(() => time.Changes > touched);
        }

        Assert.True(await next);
        Assert.Empty(_interruptions);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Watch_IgnoresCommentsAndEventsOfOtherNames()
    {
        await using var server = await FakeController.StartAsync();
        var json = System.Text.Json.JsonSerializer.Serialize(Canned.Status(), RestJsonContext.Default.NodeStatus);
        server.On(RestPaths.StatusEvents, async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync($": hello\n\nevent: later\ndata: {{}}\n\nevent: status\ndata: {json}\n\n");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var statuses = new HttpControllerClient(http, Options()).WatchStatusAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await statuses.MoveNextAsync());
        Assert.Equal(NodeState.InSync, statuses.Current.State);
        Assert.Empty(_interruptions);
    }

    [Fact]
    public async Task Watch_OfAStatusThatIsNotUnderstood_IsAnError()
    {
        await using var server = await FakeController.StartAsync();
        server.OnText(RestPaths.StatusEvents, "event: status\ndata: {\"state\":\"of-a-later-release\"}\n\n", "text/event-stream");
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => FirstAsync(new HttpControllerClient(http, Options())));

        Assert.Equal(ProblemCodes.UnexpectedAnswer, problem.Code);
    }

    [Fact]
    public async Task Watch_AnsweredWithAProblem_IsThatProblem()
    {
        await using var server = await FakeController.StartAsync();
        server.OnProblem(RestPaths.StatusEvents, ProblemCodes.Internal, "A bug.", 500);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => FirstAsync(new HttpControllerClient(http, Options())));

        Assert.Equal((ProblemCodes.Internal, 500), (problem.Code, problem.Status));
    }

    [Fact]
    public async Task Watch_WithNobodyThere_IsAnErrorAtOnce()
    {
        using var http = new HttpClient { BaseAddress = new Uri(CliRun.Nobody) };

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => FirstAsync(new HttpControllerClient(http, Options())));

        Assert.Equal(ProblemCodes.ServerUnreachable, problem.Code);
        Assert.Empty(_interruptions);
    }

    private static async Task<NodeStatus?> FirstAsync(HttpControllerClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var status in client.WatchStatusAsync(limit.Token))
            return status;
        return null;
    }

    private HttpControllerClientOptions Options(TimeProvider? time = null) => new()
    {
        FirstReconnectDelay = TimeSpan.FromMilliseconds(10),
        LongestReconnectDelay = TimeSpan.FromMilliseconds(50),
        WatchInterrupted = _interruptions.Enqueue,
        TimeProvider = time ?? TimeProvider.System,
    };
}
