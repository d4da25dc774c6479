namespace VppApi;

/// <summary>What a subscriber of supervised events is told.</summary>
public enum VppNoticeKind
{
    /// <summary>An event came.</summary>
    Event,

    /// <summary>
    /// The events are on, on a new connection: whatever happened before is unknown. Read the state anew; what changes from now on
    /// comes as events. It is the first notice after every connect, the first one included.
    /// </summary>
    Resynchronise,

    /// <summary>Events were lost because this subscriber was too slow. Read the state anew.</summary>
    Lost,
}
