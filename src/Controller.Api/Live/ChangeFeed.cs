using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Controller.Api.Live;

/// <summary>
/// The present value of something immutable, and a stream of its changes. Any number of writers and watchers.
/// A watcher that is slower than the changes misses the ones in between, never the last: each has room for one value and
/// the newest wins, so a stuck page costs nobody anything.
/// </summary>
/// <typeparam name="T">An immutable value.</typeparam>
internal sealed class ChangeFeed<T>
{
    private readonly Lock _gate = new();
    private readonly List<Channel<T>> _watchers = [];
    private T _current;

    /// <summary>Makes the feed.</summary>
    /// <param name="initial">The value before the first change.</param>
    public ChangeFeed(T initial) => _current = initial;

    /// <summary>The present value.</summary>
    public T Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>Sets the value; watchers are told also when it equals the one before.</summary>
    public void Publish(T value)
    {
        lock (_gate)
        {
            Set(value);
        }
    }

    /// <summary>Replaces the value by a function of it, so that two writers cannot lose each other's change.</summary>
    /// <param name="change">Runs under the feed's lock: it must be quick and must not call the feed.</param>
    /// <returns>The new value.</returns>
    public T Update(Func<T, T> change)
    {
        lock (_gate)
        {
            Set(change(_current));
            return _current;
        }
    }

    /// <summary>The present value, then every change. Ends only by cancellation.</summary>
    public async IAsyncEnumerable<T> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        lock (_gate)
        {
            _watchers.Add(channel);
            channel.Writer.TryWrite(_current);
        }

        try
        {
            await foreach (var value in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return value;
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(channel);
            }
        }
    }

    private void Set(T value)
    {
        _current = value;
        foreach (var watcher in _watchers)
        {
            watcher.Writer.TryWrite(value);
        }
    }
}
