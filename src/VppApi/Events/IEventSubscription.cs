namespace VppApi.Events;

/// <summary>A subscription as the router sees it, whatever its message.</summary>
internal interface IEventSubscription
{
    /// <summary>VPP's name of the event.</summary>
    string EventName { get; }

    /// <summary>Takes an event; never waits.</summary>
    /// <param name="message">Valid during the call only.</param>
    /// <returns>False when another one was lost for it.</returns>
    /// <exception cref="VppProtocolException">The bytes are not such a message.</exception>
    bool Deliver(ReadOnlySpan<byte> message);

    /// <summary>There will be no more.</summary>
    /// <param name="reason">Why.</param>
    void End(Exception reason);
}
