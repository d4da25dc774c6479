namespace Controller.Stats;

/// <summary>How to read a segment.</summary>
public sealed record StatsSegmentOptions
{
    /// <summary>The options that are used when none are given.</summary>
    public static StatsSegmentOptions Default { get; } = new();

    /// <summary>
    /// How long one read waits for VPP to finish a change before it gives up with <see cref="StatsBusyException"/>.
    /// The waiting blocks the calling thread; VPP's changes take microseconds as a rule, milliseconds at worst.
    /// </summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromMilliseconds(500);
}
