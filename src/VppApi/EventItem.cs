using System.Runtime.InteropServices;

namespace VppApi;

/// <summary>One event, or the news that some were lost before it.</summary>
/// <typeparam name="TEvent">The event message.</typeparam>
/// <param name="Event">The event.</param>
/// <param name="Lost">Events dropped just before this one because the subscriber was too slow; 0 as a rule.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventItem<TEvent>(TEvent Event, long Lost)
    where TEvent : struct, IVppMessage<TEvent>;
