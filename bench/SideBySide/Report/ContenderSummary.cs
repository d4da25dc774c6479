using SideBySide.Cases;
using SideBySide.Running;

namespace SideBySide.Report;

/// <summary>The repetitions of one contender in one case, taken together.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Runs">The repetitions; at least one.</param>
internal sealed record ContenderSummary(Contender Contender, IReadOnlyList<RunResult> Runs)
{
    /// <summary>Operations in a second.</summary>
    public Spread Rate => Spread.Of(Runs.Select(static run => run.Rate));

    /// <summary>The client's CPU time for one operation, µs; the median.</summary>
    public double ClientCpu => Spread.Of(Runs.Select(static run => run.ClientCpu / run.Operations * 1e6)).Median;

    /// <summary>The CPU time of VPP's main thread for one operation, µs; the median. 0 = unknown, or none.</summary>
    public double VppCpu => Spread.Of(Runs.Select(static run => run.VppCpu / run.Operations * 1e6)).Median;

    /// <summary>Bytes allocated for one operation; the median. Null where nobody counts.</summary>
    public double? Allocated => Median(static run => run.Allocated / run.Operations);

    /// <summary>Median time of one operation, µs.</summary>
    public double? P50 => Median(static run => run.P50);

    /// <summary>99th percentile of the time of one operation, µs.</summary>
    public double? P99 => Median(static run => run.P99);

    /// <summary>Rows lost in all runs together; null where none can be.</summary>
    public long? Lost => Runs.Any(static run => run.Lost is not null) ? Runs.Sum(static run => run.Lost ?? 0) : null;

    private double? Median(Func<RunResult, double?> value)
    {
        var values = Runs.Select(value).OfType<double>().ToArray();
        return values.Length == 0 ? null : Spread.Of(values).Median;
    }
}
