using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using TestKit;
using WebStage;

namespace Controller.Web.Tests.Live;

public sealed class PageFeedsTests : IDisposable
{
    private readonly StageScene _scene = new();
    private readonly ManualTime _time = new(Views.Now);
    private readonly PageFeeds _feeds;

    public PageFeedsTests() => _feeds = new PageFeeds(new StageClient(_scene, _time), _time, NullLogger<PageFeeds>.Instance);

    public void Dispose() => _feeds.Dispose();

    [Fact]
    public async Task Drift_WhenTheStateChanges_IsReadAgainAtOnce()
    {
        using var watch = _feeds.Drift.Watch(() => { });
        await Eventually.TrueAsync(() => _feeds.Drift.Current.Value is { IsEmpty: true });
        _scene.Play("drift");
        await Eventually.TrueAsync(() => _feeds.Drift.Current.Value is { IsEmpty: false });
    }

    [Fact]
    public async Task History_OfAnUnknownInterface_IsAProblem()
    {
        using var watch = _feeds.History("none").Watch(() => { });
        await Eventually.TrueAsync(() => _feeds.History("none").Current.Problem?.Code == ProblemCodes.NotFound);
    }

    [Fact]
    public async Task History_OfMadeUpNames_IsNotKeptForEver()
    {
        for (var i = 0; i < 2000; i++) _ = _feeds.History($"made-up-{i}");
        using var watch = _feeds.History("wan").Watch(() => { });
        await Eventually.TrueAsync(() => _feeds.History("wan").Current.Value is { Points.Count: 300 });
        for (var i = 0; i < 300; i++) _ = _feeds.History($"more-{i}");
        Assert.True(_feeds.History("wan").IsRunning);
    }

    [Fact]
    public async Task EveryFeed_WithAllPagesOpen_ReadsNoSessions()
    {
        var client = Substitute.For<IControllerClient>();
        client.WatchStatusAsync(default).ReturnsForAnyArgs(AsyncEnumerable.Repeat(Views.Status(NodeState.InSync), 1));
        client.ListInterfacesAsync(default).ReturnsForAnyArgs([]);
        using var feeds = new PageFeeds(client, _time, NullLogger<PageFeeds>.Instance);
        IFeed[] all = [feeds.Status, feeds.Interfaces, feeds.Health, feeds.Nat44, feeds.Mappings, feeds.Routes, feeds.Drift, feeds.Revisions, feeds.Clock];
        var watches = all.Select(feed => feed.Watch(() => { })).ToList();
        await Eventually.TrueAsync(() => feeds.Interfaces.Current.Value is not null && feeds.Clock.Current.Value is not null);
        await client.DidNotReceiveWithAnyArgs().ListNat44SessionsAsync(default!, default);
        await client.DidNotReceiveWithAnyArgs().ListNat44UsersAsync(default);
        await client.DidNotReceiveWithAnyArgs().GetSnapshotAsync(default);
        foreach (var watch in watches) watch.Dispose();
    }
}
