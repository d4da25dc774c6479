using Controller.Api.Live;

namespace Controller.Api.Tests.Live;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task Watch_Anytime_BeginsWithThePresentValue()
    {
        var feed = new ChangeFeed<int>(1);
        feed.Publish(2);
        await using var watcher = feed.WatchAsync().GetAsyncEnumerator();
        Assert.True(await watcher.MoveNextAsync());
        Assert.Equal(2, watcher.Current);
    }

    [Fact]
    public async Task Watch_SlowerThanTheChanges_MissesSomeButNeverTheLast()
    {
        var feed = new ChangeFeed<int>(0);
        await using var watcher = feed.WatchAsync().GetAsyncEnumerator();
        await watcher.MoveNextAsync();
        for (var i = 1; i <= 1000; i++)
            feed.Publish(i);
        Assert.True(await watcher.MoveNextAsync());
        Assert.Equal(1000, watcher.Current);
    }

    [Fact]
    public async Task Watch_Cancelled_ThrowsAndLeavesTheOthers()
    {
        var feed = new ChangeFeed<int>(0);
        using var cancel = new CancellationTokenSource();
        await using var leaving = feed.WatchAsync(cancel.Token).GetAsyncEnumerator();
        await using var staying = feed.WatchAsync().GetAsyncEnumerator();
        await leaving.MoveNextAsync();
        await staying.MoveNextAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await leaving.MoveNextAsync());
        feed.Publish(1);
        Assert.True(await staying.MoveNextAsync());
        Assert.Equal(1, staying.Current);
    }

    [Fact]
    public async Task Update_FromManyThreads_LosesNone()
    {
        var feed = new ChangeFeed<int>(0);
        await Parallel.ForAsync(0, 1000, (_, _) =>
        {
            feed.Update(value => value + 1);
            return ValueTask.CompletedTask;
        });
        Assert.Equal(1000, feed.Current);
    }
}
