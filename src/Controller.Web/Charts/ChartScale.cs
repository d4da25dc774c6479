using System.Collections.Immutable;

namespace Controller.Web.Charts;

/// <summary>The value axis of a chart, with round marks. Up and down share one scale, so that both halves can be compared.</summary>
/// <param name="Up">The largest value above the axis.</param>
/// <param name="Down">The largest value below the axis, as a positive number; 0 when nothing is drawn there.</param>
/// <param name="Step">The distance of two marks.</param>
public sealed record ChartScale(double Up, double Down, double Step)
{
    /// <summary>Height of the drawing in its own units.</summary>
    public const int Height = 1000;

    /// <summary>Where the axis lies, from the top.</summary>
    public double Zero => YOf(0);

    /// <summary>The marks, from the top: positive above the axis, negative below.</summary>
    public ImmutableArray<double> Marks
    {
        get
        {
            var marks = ImmutableArray.CreateBuilder<double>();
            for (var i = (int)Math.Round(Up / Step); i >= -(int)Math.Round(Down / Step); i--) marks.Add(i * Step);
            return marks.ToImmutable();
        }
    }

    /// <summary>The scale that holds all values of some series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="floor">The axis never shows less than this, so that noise does not look like traffic.</param>
    public static ChartScale Around(IReadOnlyList<ChartSeries> series, double floor)
    {
        var up = Largest(series.Where(line => !line.Below));
        var down = Largest(series.Where(line => line.Below));
        var mirrored = series.Any(line => line.Below);
        up = Math.Max(up, floor);
        if (mirrored) down = Math.Max(down, floor / 2);
        var step = RoundUp((up + down) / (mirrored ? 5 : 4));
        return new ChartScale(Math.Ceiling(up / step) * step, mirrored ? Math.Ceiling(down / step) * step : 0, step);
    }

    /// <summary>Where a value lies, from the top, in units of the drawing.</summary>
    /// <param name="value">The value; negative below the axis.</param>
    public double YOf(double value) => (Up - value) / (Up + Down) * Height;

    /// <summary>The next of 1, 2, 5, 10, 20, 50, … that is not smaller.</summary>
    internal static double RoundUp(double value)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (var digit in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (digit * magnitude >= value * (1 - 1e-9)) return digit * magnitude;
        }

        return 10 * magnitude;
    }

    private static double Largest(IEnumerable<ChartSeries> series)
        => series.SelectMany(line => line.Peaks is null ? line.Values : line.Values.Concat(line.Peaks)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
}
