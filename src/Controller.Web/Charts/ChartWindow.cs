using Controller.Contracts.Rest;

namespace Controller.Web.Charts;

/// <summary>A stretch of time cut into slots of one length; the last slot ends at <paramref name="End"/>.</summary>
/// <param name="End">The newest moment (UTC).</param>
/// <param name="Step">Length of a slot.</param>
/// <param name="Slots">How many slots.</param>
public sealed record ChartWindow(DateTimeOffset End, TimeSpan Step, int Slots)
{
    /// <summary>The oldest slot's moment (UTC).</summary>
    public DateTimeOffset Start => End - Step * (Slots - 1);

    /// <summary>The window that ends with the newest point of some histories.</summary>
    public static ChartWindow Over(IEnumerable<InterfaceHistory> histories, int slots, DateTimeOffset now)
    {
        var known = histories.Where(history => history.Points.Count > 0).ToList();
        var end = known.Count == 0 ? now : known.Max(history => history.Points[^1].At);
        var step = known.Count == 0 ? 1 : known.Max(history => history.IntervalSeconds);
        return new ChartWindow(end, TimeSpan.FromSeconds(step > 0 ? step : 1), slots);
    }

    /// <summary>
    /// The window of a range that ends now, cut as the server cuts it: at multiples of the step. The points are read less often than the
    /// window is drawn; while the next one is due it ends with the newest, so that the last slot is not empty in between.
    /// </summary>
    internal static ChartWindow Until(DateTimeOffset now, ChartRange range, DateTimeOffset? newest = null)
    {
        var end = new DateTimeOffset((now.UtcTicks + range.Step.Ticks - 1) / range.Step.Ticks * range.Step.Ticks, TimeSpan.Zero);
        if (newest is { } known && known < end && end - known <= range.Step + range.Refresh) end = known;
        return new ChartWindow(end, range.Step, range.Slots);
    }

    /// <summary>The points laid into the slots: NaN where there is none, so that a gap in sampling stays a gap.</summary>
    public double[] Lay(IReadOnlyList<InterfaceHistoryPoint> points, Func<InterfaceHistoryPoint, double> value)
    {
        var slots = new double[Slots];
        Array.Fill(slots, double.NaN);
        foreach (var point in points)
        {
            var slot = Slots - 1 - (int)Math.Round((End - point.At) / Step);
            if ((uint)slot < (uint)Slots) slots[slot] = value(point);
        }

        // Samples that come a little early or late leave one slot out now and then; that is no gap. Longer steps are cut by the server, and are.
        if (Step > TimeSpan.FromSeconds(1)) return slots;
        for (var i = 1; i < Slots - 1; i++)
        {
            if (double.IsNaN(slots[i]) && !double.IsNaN(slots[i - 1]) && !double.IsNaN(slots[i + 1]))
                slots[i] = (slots[i - 1] + slots[i + 1]) / 2;
        }

        return slots;
    }
}
