namespace Controller.Stats;

/// <summary>The segment does not hold what VPP's layout says. Nothing outside it was touched; trying again rarely helps.</summary>
public sealed class StatsSegmentException : StatsException
{
    /// <summary>Makes the error.</summary>
    /// <param name="error">Which rule was broken.</param>
    /// <param name="message">What was found, and where.</param>
    public StatsSegmentException(StatsSegmentError error, string message)
        : base(message, null)
        => Error = error;

    /// <summary>Which rule was broken.</summary>
    public StatsSegmentError Error { get; }
}
