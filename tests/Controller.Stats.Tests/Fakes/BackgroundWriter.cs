namespace Controller.Stats.Tests.Fakes;

/// <summary>
/// Writes to a fake segment over and over from a thread of its own, like a VPP would, and has stopped when it is disposed: the
/// fake's memory goes away right after, also when the test failed.
/// </summary>
internal sealed class BackgroundWriter : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public BackgroundWriter(Action<int> write)
        => _loop = Task.Factory.StartNew(() => Run(write), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private void Run(Action<int> write)
    {
        for (var turn = 0; !_stop.IsCancellationRequested; turn++) write(turn);
    }
}
