using System.Collections.Concurrent;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Charts;
using Microsoft.Extensions.Logging;

namespace Controller.Web.Live;

/// <summary>
/// All that the pages show, one feed for each thing, shared by every open page of the process. What is cheap to ask is polled while
/// somebody looks; what VPP would have to be asked for is read at the first look, after each change of the node's state, and on
/// request. NAT sessions are in no feed: reading them stops VPP's workers, so only a person asks for them.
/// </summary>
internal sealed class PageFeeds : IDisposable
{
    private static readonly TimeSpan EverySecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan EveryHalfMinute = TimeSpan.FromSeconds(30);

    private readonly IControllerClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<(string Name, ChartRange Range), PolledFeed<InterfaceHistory>> _histories = new();
    private readonly IDisposable _following;
    private NodeStatus? _followed;
    private HealthFrame? _health;

    public PageFeeds(IControllerClient client, TimeProvider time, ILogger<PageFeeds> logger)
    {
        _client = client;
        _time = time;
        _logger = logger;
        Trail = new RateTrail(client);
        Status = new StreamFeed<NodeStatus>("status", client.WatchStatusAsync, time, logger);
        Interfaces = Polled("interfaces", EverySecond, ReadInterfacesAsync);
        Health = Polled("stats", EverySecond, ReadHealthAsync);
        Nat44 = Polled("nat44", EverySecond * 2, client.GetNat44Async);
        Mappings = Polled("nat44 mappings", EveryHalfMinute, client.ListNat44MappingsAsync);
        Routes = Polled("routes", EveryHalfMinute, client.ListRoutesAsync);
        Drift = Polled("drift", EveryHalfMinute, client.GetDriftAsync);
        Revisions = Polled("revisions", EveryHalfMinute, stop => client.ListRevisionsAsync(cancellationToken: stop));
        Clock = Polled("clock", EverySecond * 5, _ => Task.FromResult(new ClockTick(time.GetUtcNow())));
        _following = Status.Watch(FollowStatus);
    }

    public StreamFeed<NodeStatus> Status { get; }

    public PolledFeed<IReadOnlyList<InterfaceView>> Interfaces { get; }

    public PolledFeed<HealthFrame> Health { get; }

    public PolledFeed<Nat44View> Nat44 { get; }

    public PolledFeed<IReadOnlyList<Nat44MappingView>> Mappings { get; }

    public PolledFeed<IReadOnlyList<RouteView>> Routes { get; }

    public PolledFeed<PlanView> Drift { get; }

    /// <summary>The newest page of Revisions.</summary>
    public PolledFeed<PageOf<RevisionSummary>> Revisions { get; }

    /// <summary>The time, every few seconds.</summary>
    public PolledFeed<ClockTick> Clock { get; }

    /// <summary>The last minute of every interface.</summary>
    public RateTrail Trail { get; }

    /// <summary>The last five minutes of one interface.</summary>
    public PolledFeed<InterfaceHistory> History(string name) => History(name, ChartRange.FiveMinutes);

    /// <summary>The past of one interface.</summary>
    public PolledFeed<InterfaceHistory> History(string name, ChartRange range)
    {
        // Feeds of interfaces that nobody looks at any more are few, but a scanner of made-up names must not fill the memory.
        if (_histories.Count > 256)
        {
            foreach (var (other, feed) in _histories)
            {
                if (!feed.IsRunning) _histories.TryRemove(other, out _);
            }
        }

        return _histories.GetOrAdd((name, range), key => Polled(
            $"history of {key.Name}",
            key.Range.Refresh,
            async stop => await _client.GetInterfaceHistoryAsync(key.Name, (int)key.Range.Length.TotalSeconds, stop)
                ?? throw new ControllerProblemException(ProblemCodes.NotFound, $"There is no interface named {key.Name}.", 404)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _following.Dispose();
        IEnumerable<IDisposable> all = [Status, Interfaces, Health, Nat44, Mappings, Routes, Drift, Revisions, Clock, .. _histories.Values];
        foreach (var feed in all) feed.Dispose();
    }

    private PolledFeed<T> Polled<T>(string name, TimeSpan period, Func<CancellationToken, Task<T>> read)
        where T : class
        => new(name, read, period, _time, _logger);

    private async Task<IReadOnlyList<InterfaceView>> ReadInterfacesAsync(CancellationToken cancellationToken)
    {
        var interfaces = await _client.ListInterfacesAsync(cancellationToken);
        if (_time.GetUtcNow() - Interfaces.Current.At > EverySecond * 5) Trail.Clear();
        await Trail.AddAsync(interfaces, cancellationToken);
        return interfaces;
    }

    private async Task<HealthFrame> ReadHealthAsync(CancellationToken cancellationToken)
    {
        var last = _health is { } known && _time.GetUtcNow() - known.Now.At < EverySecond * 5 ? known : null;
        return _health = HealthFrame.After(last, await _client.GetStatsAsync(cancellationToken));
    }

    /// <summary>After a change of the node, everything that is not polled every second is read again at once.</summary>
    private void FollowStatus()
    {
        var status = Status.Current.Value;
        var before = Interlocked.Exchange(ref _followed, status);
        if (status is null || (before is not null && Same(before, status))) return;
        Mappings.Refresh();
        Routes.Refresh();
        Drift.Refresh();
        Revisions.Refresh();
        Nat44.Refresh();
    }

    private static bool Same(NodeStatus one, NodeStatus other)
        => one.State == other.State && one.Revision == other.Revision && one.Detail == other.Detail
            && one.Vpp.Connected == other.Vpp.Connected && one.Database.Available == other.Database.Available;
}
