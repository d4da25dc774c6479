using System.Runtime.InteropServices;

namespace VppApi;

/// <summary>An event, or the news that the subscriber has to read the state anew.</summary>
/// <typeparam name="TEvent">The event's message.</typeparam>
/// <param name="Kind">Which of them.</param>
/// <param name="Event">The event, for <see cref="VppNoticeKind.Event"/>.</param>
/// <param name="LostCount">How many were lost, for <see cref="VppNoticeKind.Lost"/>.</param>
/// <param name="Generation">The connection it came from (<see cref="VppConnectionState.Generation"/>).</param>
/// <param name="Error">
/// For <see cref="VppNoticeKind.Resynchronise"/>: why this VPP gives no such events (its plugin is not loaded, or it refused), so that
/// the state has to be read now and then instead; null when it gives them.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VppNotice<TEvent>(VppNoticeKind Kind, TEvent Event, long LostCount, long Generation, Exception? Error)
    where TEvent : struct, IVppMessage<TEvent>
{
    /// <summary>True when what the subscriber knows may be wrong.</summary>
    public bool MustResynchronise => Kind != VppNoticeKind.Event;
}
