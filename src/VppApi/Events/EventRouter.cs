using Microsoft.Extensions.Logging;
using VppApi.Diagnostics;

namespace VppApi.Events;

/// <summary>Hands events to those who subscribed to their message. Thread-safe.</summary>
internal sealed class EventRouter
{
    private readonly Lock _gate = new();
    private readonly ILogger _logger;
    private readonly VppApiMeter _meters;
    private readonly IEventSubscription[]?[] _byId = new IEventSubscription[]?[ushort.MaxValue + 1];
    private VppConnectionException? _end;

    /// <summary>Starts without subscriptions.</summary>
    /// <param name="logger">For events that cannot be read.</param>
    /// <param name="meters">For events that are lost.</param>
    public EventRouter(ILogger logger, VppApiMeter meters)
    {
        _logger = logger;
        _meters = meters;
    }

    /// <summary>Adds a subscription; it gets what comes from now on.</summary>
    /// <param name="id">Id of the event's message.</param>
    /// <param name="subscription">Ends at once when the connection has ended.</param>
    public void Add(ushort id, IEventSubscription subscription)
    {
        VppConnectionException? end;
        lock (_gate)
        {
            end = _end;
            if (end is null) Volatile.Write(ref _byId[id], [.. _byId[id] ?? [], subscription]);
        }

        if (end is not null) subscription.End(end.Copy());
    }

    /// <summary>Takes a subscription out.</summary>
    /// <param name="id">As it was added.</param>
    /// <param name="subscription">Perhaps not there any more.</param>
    public void Remove(ushort id, IEventSubscription subscription)
    {
        lock (_gate)
        {
            var rest = (_byId[id] ?? []).Where(other => other != subscription).ToArray();
            Volatile.Write(ref _byId[id], rest.Length == 0 ? null : rest);
        }
    }

    /// <summary>Delivers a message; called by the reading thread.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="message">Valid during the call only.</param>
    /// <returns>False when nobody wants it.</returns>
    public bool Dispatch(ushort id, ReadOnlySpan<byte> message)
    {
        if (Volatile.Read(ref _byId[id]) is not { } subscriptions) return false;
        foreach (var subscription in subscriptions)
        {
            try
            {
                if (!subscription.Deliver(message)) _meters.EventLost(subscription.EventName);
            }
            catch (VppProtocolException error)
            {
                _logger.UnreadableEvent(error, subscription.EventName);
                _meters.EventLost(subscription.EventName);
            }
        }

        return true;
    }

    /// <summary>Ends every subscription, and those to come.</summary>
    /// <param name="reason">What their consumers get behind the events that are queued.</param>
    public void End(VppConnectionException reason)
    {
        var subscriptions = new List<IEventSubscription>();
        lock (_gate)
        {
            if (_end is not null) return;
            _end = reason;
            foreach (var entry in _byId) subscriptions.AddRange(entry ?? []);
            Array.Clear(_byId);
        }

        foreach (var subscription in subscriptions) subscription.End(reason.Copy());
    }
}
