namespace Controller.Api.Telemetry.History;

/// <summary>Chooses the length of a chart's intervals: round ones, and as short as the number of points allows.</summary>
internal static class HistorySteps
{
    /// <summary>Most points of an answer, but for the longest times.</summary>
    public const int Points = 720;

    private static readonly int[] Ladder =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 2 * 86_400, 7 * 86_400];

    /// <summary>The interval for a length of time.</summary>
    /// <param name="seconds">The length.</param>
    public static TimeSpan For(int seconds)
    {
        foreach (var step in Ladder)
        {
            if (seconds <= (long)step * Points) return TimeSpan.FromSeconds(step);
        }

        return TimeSpan.FromSeconds(Ladder[^1]);
    }
}
