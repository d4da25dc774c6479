using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;
using TestKit;

namespace Controller.Web.Tests.Live;

public sealed class FeedTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly PolledFeed<string> _feed;
    private Exception? _failure;
    private int _reads;

    public FeedTests() => _feed = new PolledFeed<string>("test", ReadAsync, Second, _time, NullLogger.Instance);

    public void Dispose() => _feed.Dispose();

    [Fact]
    public void Feed_ThatNobodyWatches_DoesNotRead()
    {
        _time.Advance(Second * 10);
        Assert.Equal(0, _reads);
        Assert.False(_feed.IsRunning);
        Assert.True(_feed.Current.IsPending);
    }

    [Fact]
    public async Task Feed_Watched_ReadsAtOnceAndThenEveryPeriod()
    {
        var changes = 0;
        using var watch = _feed.Watch(() => Interlocked.Increment(ref changes));
        await ReadAsync(1);
        await AdvanceUntilAsync(3);
        await Eventually.TrueAsync(() => Volatile.Read(ref changes) == _reads);
        Assert.Equal($"value {_reads}", _feed.Current.Value);
    }

    [Fact]
    public async Task Feed_WatchedByMany_ReadsOnceForAll()
    {
        var watches = Enumerable.Range(0, 100).Select(_ => _feed.Watch(() => { })).ToList();
        await ReadAsync(1);
        await AdvanceUntilAsync(2);
        Assert.Equal(2, _reads);
        foreach (var watch in watches) watch.Dispose();
    }

    [Fact]
    public async Task Feed_LeftByItsLastWatcher_GoesOnForAMomentAndStops()
    {
        var watch = _feed.Watch(() => { });
        await ReadAsync(1);
        watch.Dispose();
        watch.Dispose();
        Assert.True(_feed.IsRunning);
        _time.Advance(Second * 5);
        Assert.False(_feed.IsRunning);
    }

    [Fact]
    public async Task Feed_WatchedAgainInTime_DoesNotStop()
    {
        var watch = _feed.Watch(() => { });
        await ReadAsync(1);
        watch.Dispose();
        _time.Advance(Second * 4);
        using var again = _feed.Watch(() => { });
        _time.Advance(Second * 10);
        Assert.True(_feed.IsRunning);
    }

    [Fact]
    public async Task Feed_ThatFails_KeepsItsLastValueSaysWhyAndRecovers()
    {
        using var watch = _feed.Watch(() => { });
        await ReadAsync(1);
        await Eventually.TrueAsync(() => _feed.Current.Value is not null);
        _failure = new ControllerProblemException(ProblemCodes.VppDisconnected, "No VPP is connected.", 503);
        await AdvanceUntilTrueAsync(() => _feed.Current.Problem is not null);
        Assert.Equal(new PageProblem(ProblemCodes.VppDisconnected, "No VPP is connected."), _feed.Current.Problem);
        Assert.StartsWith("value", _feed.Current.Value, StringComparison.Ordinal);
        var since = _feed.Current.FailingSince;
        Assert.NotNull(since);

        var reads = _reads;
        await AdvanceUntilTrueAsync(() => _reads > reads + 2);
        Assert.Equal(since, _feed.Current.FailingSince);

        _failure = null;
        await AdvanceUntilTrueAsync(() => _feed.Current.Problem is null);
        Assert.Null(_feed.Current.FailingSince);
    }

    [Fact]
    public async Task Refresh_BetweenPeriods_ReadsOnce()
    {
        using var watch = _feed.Watch(() => { });
        await ReadAsync(1);
        _feed.Refresh();
        await ReadAsync(2);
    }

    [Fact]
    public async Task Ready_OfAFeedThatStoodStill_WaitsForANewValue()
    {
        var watch = _feed.Watch(() => { });
        await ReadAsync(1);
        watch.Dispose();
        _time.Advance(Second * 5);
        Assert.False(_feed.IsRunning);
        var old = _feed.Current;
        await _feed.ReadyAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.NotSame(old, _feed.Current);
    }

    private Task ReadAsync(int times) => Eventually.TrueAsync(() => Volatile.Read(ref _reads) == times && _feed.Current.Value == $"value {times}");

    private Task AdvanceUntilAsync(int reads) => AdvanceUntilTrueAsync(() => Volatile.Read(ref _reads) >= reads && _feed.Current.Value == $"value {reads}");

    private Task AdvanceUntilTrueAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
    {
        if (condition()) return true;
        if (_time.ArmedTimers > 0) _time.Advance(Second / 4);
        return condition();
    });

    private Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _reads);
        return _failure is null ? Task.FromResult($"value {number}") : Task.FromException<string>(_failure);
    }
}
