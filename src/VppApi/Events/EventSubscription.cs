using System.Threading.Tasks.Sources;
using VppApi.Codec;

namespace VppApi.Events;

/// <summary>
/// A bounded queue of events for one consumer. It fills from the moment it is made; when it is full, the oldest event goes,
/// and the next one that is delivered tells how many went before it.
/// </summary>
internal sealed class EventSubscription<TEvent> : IEventSubscription, IAsyncEnumerable<EventItem<TEvent>>, IValueTaskSource<bool>
    where TEvent : struct, IVppMessage<TEvent>
{
    private const int FirstSize = 16;
    private readonly Lock _gate = new();
    private readonly EventRouter _router;
    private readonly ushort _id;
    private readonly int _capacity;
    private readonly CancellationTokenRegistration _cancellation;
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private TEvent[] _ring;
    private int _head;
    private int _count;
    private long _lost;
    private bool _waited;
    private bool _enumerated;
    private Exception? _end;

    /// <summary>Subscribes.</summary>
    /// <param name="router">Where events come from.</param>
    /// <param name="id">Id of the event's message.</param>
    /// <param name="capacity">Events to keep.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public EventSubscription(EventRouter router, ushort id, int capacity, CancellationToken cancellationToken)
    {
        _router = router;
        _id = id;
        _capacity = capacity;
        _ring = new TEvent[Math.Min(FirstSize, capacity)];
        router.Add(id, this);
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((EventSubscription<TEvent>)state!).Cancel(token), this);
    }

    /// <inheritdoc/>
    public string EventName => TEvent.Descriptor.Name;

    /// <inheritdoc/>
    public bool Deliver(ReadOnlySpan<byte> message)
    {
        TEvent decoded;
        try
        {
            var reader = new MessageReader(message);
            TEvent.Decode(ref reader, out decoded);
        }
        catch (VppProtocolException)
        {
            lock (_gate) _lost++;
            throw;
        }

        bool wake;
        var complete = true;
        lock (_gate)
        {
            if (_end is not null) return true;
            if (_count == _capacity)
            {
                _head = (_head + 1) % _ring.Length;
                _count--;
                _lost++;
                complete = false;
            }
            else if (_count == _ring.Length)
            {
                Grow();
            }

            _ring[(_head + _count) % _ring.Length] = decoded;
            _count++;
            wake = TakeWaiter();
        }

        if (wake) _core.SetResult(true);
        return complete;
    }

    /// <inheritdoc/>
    public void End(Exception reason)
    {
        bool wake;
        lock (_gate)
        {
            if (_end is not null) return;
            _end = reason;
            wake = TakeWaiter();
        }

        if (wake) _core.SetResult(true);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was enumerated before: one subscription has one consumer.</exception>
    public async IAsyncEnumerator<EventItem<TEvent>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _enumerated, true)) throw new InvalidOperationException($"This subscription to {EventName} is already being read.");
        var cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((EventSubscription<TEvent>)state!).Cancel(token), this);
        try
        {
            while (await WaitAsync().ConfigureAwait(false))
            {
                while (TryTake(out var item)) yield return item;
            }
        }
        finally
        {
            await cancellation.DisposeAsync().ConfigureAwait(false);
            await _cancellation.DisposeAsync().ConfigureAwait(false);
            _router.Remove(_id, this);
        }
    }

    /// <inheritdoc/>
    public bool GetResult(short token) => _core.GetResult(token);

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);

    private void Cancel(CancellationToken cancellationToken)
    {
        _router.Remove(_id, this);
        End(new OperationCanceledException(cancellationToken));
    }

    private ValueTask<bool> WaitAsync()
    {
        lock (_gate)
        {
            if (_end is OperationCanceledException) return ValueTask.FromException<bool>(_end);
            if (_count > 0) return new ValueTask<bool>(true);
            if (_end is not null) return ValueTask.FromException<bool>(_end);
            _waited = true;
            _core.Reset();
            return new ValueTask<bool>(this, _core.Version);
        }
    }

    private bool TryTake(out EventItem<TEvent> item)
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                item = default;
                return false;
            }

            item = new EventItem<TEvent>(_ring[_head], _lost);
            _ring[_head] = default;
            _head = (_head + 1) % _ring.Length;
            _count--;
            _lost = 0;
            return true;
        }
    }

    private bool TakeWaiter()
    {
        var waited = _waited;
        _waited = false;
        return waited;
    }

    private void Grow()
    {
        var bigger = new TEvent[(int)Math.Min(_ring.Length * 2L, _capacity)];
        for (var i = 0; i < _count; i++) bigger[i] = _ring[(_head + i) % _ring.Length];
        _ring = bigger;
        _head = 0;
    }
}
