namespace Controller.Contracts.Rest;

/// <summary>Rates of one interface over time, oldest first.</summary>
/// <param name="Name">The interface.</param>
/// <param name="IntervalSeconds">Seconds between points: 1 for the last twelve minutes, longer for longer times, so that there are at most 720 points.</param>
/// <param name="Points">The points; a gap in time is a gap in sampling. The newest interval may not be over yet.</param>
public sealed record InterfaceHistory(string Name, double IntervalSeconds, IReadOnlyList<InterfaceHistoryPoint> Points)
{
    /// <summary>Why older points are missing, when they are: the database, which has them, is not available.</summary>
    public string? Missing { get; init; }
}
