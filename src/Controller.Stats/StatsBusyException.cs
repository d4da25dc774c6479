namespace Controller.Stats;

/// <summary>
/// VPP did not leave the segment's structure alone long enough for one consistent read. Either it is changing very much
/// right now, or it died in the middle of a change and the segment stays locked for ever.
/// </summary>
public sealed class StatsBusyException : StatsException
{
    /// <summary>Makes the error.</summary>
    /// <param name="waited">How long the reader tried.</param>
    /// <param name="inProgress">True when the segment was locked at the end; false when it kept changing.</param>
    public StatsBusyException(TimeSpan waited, bool inProgress)
        : base(inProgress
            ? $"The stats segment stayed locked for {waited.TotalMilliseconds:0} ms: VPP is in the middle of a change, or died in one."
            : $"The stats segment kept changing for {waited.TotalMilliseconds:0} ms.", null)
    {
        Waited = waited;
        InProgress = inProgress;
    }

    /// <summary>How long the reader tried.</summary>
    public TimeSpan Waited { get; }

    /// <summary>True when the segment was locked at the end; false when it kept changing.</summary>
    public bool InProgress { get; }
}
