namespace Controller.Stats.Segment;

/// <summary>Something that copies values out of a segment. It may run several times, until VPP stood still during one run.</summary>
internal interface IStatsRead
{
    /// <summary>Copies. What it has copied counts only when the read as a whole succeeds.</summary>
    /// <param name="access">Valid during this call.</param>
    /// <exception cref="StatsSegmentException">The segment does not hold what it should.</exception>
    void Read(ref SegmentAccess access);
}
