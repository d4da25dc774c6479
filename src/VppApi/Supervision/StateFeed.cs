using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace VppApi.Supervision;

/// <summary>The state of a connection for any number of watchers. Thread-safe.</summary>
internal sealed class StateFeed(VppConnectionState first)
{
    /// <summary>States that a watcher may leave unread; beyond it the oldest goes. The newest always arrives.</summary>
    private const int Capacity = 64;

    private readonly Lock _gate = new();
    private readonly List<Channel<VppConnectionState>> _watchers = [];
    private VppConnectionState _current = first;

    /// <summary>The state of this moment.</summary>
    public VppConnectionState Current => Volatile.Read(ref _current);

    /// <summary>Sets the state. After <see cref="VppConnectionStatus.Closed"/> nothing changes any more.</summary>
    /// <param name="state">The new one.</param>
    public void Set(VppConnectionState state)
    {
        lock (_gate)
        {
            if (_current.Status == VppConnectionStatus.Closed) return;
            Volatile.Write(ref _current, state);
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(state);
                if (state.Status == VppConnectionStatus.Closed) watcher.Writer.Complete();
            }
        }
    }

    /// <summary>The state of this moment and every later one.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>States, the last of them closed.</returns>
    public async IAsyncEnumerable<VppConnectionState> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = Channel.CreateBounded<VppConnectionState>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_gate)
        {
            watcher.Writer.TryWrite(_current);
            if (_current.Status == VppConnectionStatus.Closed) watcher.Writer.Complete();
            else _watchers.Add(watcher);
        }

        try
        {
            await foreach (var state in watcher.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return state;
        }
        finally
        {
            lock (_gate) _watchers.Remove(watcher);
        }
    }
}
