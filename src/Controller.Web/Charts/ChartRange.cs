namespace Controller.Web.Charts;

/// <summary>How far back a chart of one interface goes.</summary>
/// <param name="Key">As it stands in the page's address.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Length">The time.</param>
/// <param name="Step">What the server answers for it: the length of a point's interval.</param>
/// <param name="Refresh">How often it is asked for while somebody looks: a point more often than it changes is wasted.</param>
internal sealed record ChartRange(string Key, string Name, TimeSpan Length, TimeSpan Step, TimeSpan Refresh)
{
    /// <summary>The live one, second by second.</summary>
    public static ChartRange FiveMinutes { get; } = new("5m", "5 min", TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    /// <summary>All of them, the shortest first.</summary>
    public static IReadOnlyList<ChartRange> All { get; } =
    [
        FiveMinutes,
        new("1h", "1 h", TimeSpan.FromHours(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)),
        new("24h", "24 h", TimeSpan.FromDays(1), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30)),
        new("30d", "30 days", TimeSpan.FromDays(30), TimeSpan.FromHours(1), TimeSpan.FromMinutes(2)),
    ];

    /// <summary>Whether a point stands for a mean over several samples, so that a peak says more.</summary>
    public bool HasPeaks => Step > TimeSpan.FromSeconds(1);

    /// <summary>The step as people read it.</summary>
    public string StepName => Step switch
    {
        { TotalMinutes: < 1 } => $"{Step.TotalSeconds:0} s",
        { TotalHours: < 1 } => $"{Step.TotalMinutes:0} min",
        _ => $"{Step.TotalHours:0} h",
    };

    /// <summary>Points of the whole range.</summary>
    public int Slots => (int)(Length / Step);

    /// <summary>The range of a key; the shortest when there is none of that key.</summary>
    public static ChartRange Of(string? key) => All.FirstOrDefault(range => range.Key == key) ?? FiveMinutes;
}
