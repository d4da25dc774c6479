using TestKit;

namespace Controller.Cli.Tests.Client;

/// <summary>A manual clock that counts how often its timers were set anew.</summary>
internal sealed class TouchedTime : TimeProvider
{
    private int _changes;

    public ManualTime Clock { get; } = new();

    public int Changes => Volatile.Read(ref _changes);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Touched(Clock.CreateTimer(callback, state, dueTime, period), () => Interlocked.Increment(ref _changes));

    private sealed class Touched(ITimer timer, Action touch) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            touch();
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
