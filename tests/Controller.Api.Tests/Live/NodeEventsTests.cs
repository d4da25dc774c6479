using System.Net.ServerSentEvents;
using System.Text.Json;
using Controller.Api.Live;
using Controller.Api.Tests.Grpc;
using Controller.Contracts.Rest;
using Microsoft.Extensions.DependencyInjection;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Live;

/// <summary>What happens on the node, over all ways to hear of it.</summary>
public sealed class NodeEventsTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(null);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Watch_Begins_WithTheState()
    {
        await using var events = _server.Services.GetRequiredService<NodeEvents>().WatchAsync().GetAsyncEnumerator();
        Assert.Equal(("state", null, "in-sync"), await NextAsync(events));
    }

    [Fact]
    public async Task Watch_Changes_AreOneEventEach()
    {
        using var ended = new CancellationTokenSource();
        await using var events = _server.Services.GetRequiredService<NodeEvents>().WatchAsync(ended.Token).GetAsyncEnumerator();
        Assert.Equal(("state", null, "in-sync"), await NextAsync(events));

        _server.Node.Facts.Update(facts => facts with { Interfaces = [FakeNode.Lan with { LinkUp = false }, FakeNode.Foreign] });
        Assert.Equal(("interface", "lan: up", "up, link down"), await NextAsync(events));
        _server.Node.Facts.Update(facts => facts with { Interfaces = [FakeNode.Foreign with { AdminUp = true, LinkUp = true }, FakeNode.Lan with { Name = "dmz", AdminUp = false }] });
        Assert.Equal(("interface", "GigabitEthernet0/8/0: down", "up"), await NextAsync(events));
        Assert.Equal(("interface", "dmz: ", "down"), await NextAsync(events));
        Assert.Equal(("interface", "lan: up, link down", null), await NextAsync(events));

        _server.Node.Facts.Update(facts => facts with { State = NodeState.Applying, Apply = new ApplyProgress(1, 2, "interface/lan", null) });
        Assert.Equal(("state", "in-sync", "applying"), await NextAsync(events));
        Assert.Equal(("apply", "interface/lan: ", "1 of 2"), await NextAsync(events));

        _server.Node.Facts.Update(facts => facts with { State = NodeState.Disconnected, Detail = "gone", Apply = null, Vpp = facts.Vpp with { Connected = false } });
        Assert.Equal(("state", "applying", "disconnected"), await NextAsync(events));
        Assert.Equal("gone", events.Current.Detail);
        Assert.Equal(("vpp", "connected", "disconnected"), await NextAsync(events));
        Assert.Equal(("apply", "1 of 2", null), await NextAsync(events));
    }

    [Fact]
    public async Task Stream_OverRest_HasTheSame()
    {
        await using var body = await _server.Http.GetStreamAsync(RestPaths.Events);
        await using var events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(RestPaths.Event, events.Current.EventType);
        var first = JsonSerializer.Deserialize(events.Current.Data, RestJsonContext.Default.NodeEventView)!;
        Assert.Equal(("state", "in-sync"), (first.Kind, first.After));
    }

    [Fact]
    public async Task Stream_OverGrpc_HasThoseThatWereAskedFor()
    {
        using var channel = _server.Channel();
        using var call = new V1.NodeService.NodeServiceClient(channel).WatchEvents(new V1.WatchEventsRequest { Kinds = { V1.EventKind.Vpp, V1.EventKind.State } });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal((V1.EventKind.State, "in-sync"), (call.ResponseStream.Current.Event.Kind, call.ResponseStream.Current.Event.After));

        _server.Node.Facts.Update(facts => facts with { Interfaces = [] });
        _server.Node.Facts.Update(facts => facts with { Vpp = facts.Vpp with { Connected = false, LastError = "gone" } });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var left = call.ResponseStream.Current.Event;
        Assert.Equal((V1.EventKind.Vpp, "connected", "disconnected", "gone"), (left.Kind, left.Before, left.After, left.Detail));
    }

    private static async Task<(string Kind, string? Before, string? After)> NextAsync(IAsyncEnumerator<NodeEventView> events)
    {
        // The sampler finds the fake stats segment about now; that is another test's matter.
        do
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
        while (events.Current.Kind is "stats" or "database");
        var one = events.Current;
        return (one.Kind, one.Subject is null ? one.Before : $"{one.Subject}: {one.Before}", one.After);
    }
}
