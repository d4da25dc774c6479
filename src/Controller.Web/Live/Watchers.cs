using System.Collections.Immutable;

namespace Controller.Web.Live;

/// <summary>Who wants to hear of a change. Safe from any thread; callbacks run on the notifying one, outside the lock.</summary>
internal sealed class Watchers
{
    private ImmutableArray<Action> _callbacks = [];

    /// <summary>True when nobody watches.</summary>
    public bool IsEmpty => _callbacks.IsEmpty;

    /// <summary>Adds a callback until disposed.</summary>
    /// <param name="changed">Called at every change.</param>
    /// <param name="left">Called once, after the callback was removed.</param>
    public IDisposable Add(Action changed, Action? left = null)
    {
        ImmutableInterlocked.Update(ref _callbacks, static (all, one) => all.Add(one), changed);
        return new Watch(this, changed, left);
    }

    /// <summary>Calls everybody.</summary>
    public void Notify()
    {
        foreach (var callback in _callbacks) callback();
    }

    private sealed class Watch(Watchers watchers, Action changed, Action? left) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
            ImmutableInterlocked.Update(ref watchers._callbacks, static (all, one) => all.Remove(one), changed);
            left?.Invoke();
        }
    }
}
