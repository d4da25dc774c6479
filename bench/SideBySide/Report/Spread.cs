namespace SideBySide.Report;

/// <summary>What repetitions say together.</summary>
/// <param name="Median">Half of them are below; of an even number, the mean of the middle two.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
internal readonly record struct Spread(double Median, double Minimum, double Maximum)
{
    /// <summary>Takes them together.</summary>
    /// <param name="values">At least one.</param>
    /// <returns>Their spread.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("nothing was measured", nameof(values));
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }
}
