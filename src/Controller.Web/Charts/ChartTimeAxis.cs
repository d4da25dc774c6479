using System.Globalization;

namespace Controller.Web.Charts;

/// <summary>The marks of a time axis: at round times in UTC, as many as can be read.</summary>
internal static class ChartTimeAxis
{
    private const int MostMarks = 7;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 4, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 5, 10, 30, 90, 365 }.Select(days => TimeSpan.FromDays(days)),
    ];

    /// <summary>The marks of a window, oldest first.</summary>
    /// <param name="window">The window.</param>
    /// <returns>Where a mark lies, 0 (the oldest slot) to 1 (the newest), and what it says.</returns>
    public static IReadOnlyList<(double Share, string Label)> Marks(ChartWindow window)
    {
        var span = window.End - window.Start;
        if (span <= TimeSpan.Zero) return [];
        var step = Array.Find(Steps, candidate => span / candidate <= MostMarks);
        if (step == default) step = Steps[^1];
        var marks = new List<(double, string)>();
        var first = (window.Start.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks;
        for (var at = new DateTimeOffset(first, TimeSpan.Zero); at <= window.End; at += step)
            marks.Add(((at - window.Start) / span, Label(at, step)));
        return marks;
    }

    /// <summary>What a mark says: a day where one begins, else the time, with seconds only where they differ.</summary>
    private static string Label(DateTimeOffset at, TimeSpan step)
    {
        var format = at.TimeOfDay == TimeSpan.Zero && step > TimeSpan.FromHours(1) || step >= Day ? "d MMM" : step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : "HH:mm";
        return at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }
}
