namespace Controller.Contracts.Rest;

/// <summary>Rates of one interface over time, oldest first.</summary>
/// <param name="Name">The interface.</param>
/// <param name="IntervalSeconds">Seconds between points.</param>
/// <param name="Points">The points; a gap in time is a gap in sampling.</param>
public sealed record InterfaceHistory(string Name, double IntervalSeconds, IReadOnlyList<InterfaceHistoryPoint> Points);
