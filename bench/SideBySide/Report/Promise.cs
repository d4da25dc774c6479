using System.Globalization;
using SideBySide.Cases;

namespace SideBySide.Report;

/// <summary>A number that this project promises, and what it is measured by.</summary>
/// <param name="What">What is promised.</param>
/// <param name="Reach">What it shall reach, in words.</param>
/// <param name="Cases">The cases that it is about; with their steps.</param>
/// <param name="Judge">From the promised contender and its ceiling (null when that took no part): what was measured, and whether it is enough. Null = cannot be told.</param>
internal sealed record Promise(string What, string Reach, IReadOnlyList<string> Cases, Func<ContenderSummary, ContenderSummary?, (string Measured, bool Reached)?> Judge)
{
    /// <summary>Less than this an operation is 0: a timer that fires, never something for each request.</summary>
    private const double NoBytes = 0.05;

    /// <summary>What a whole run may allocate once: the end of its loop, the first tick of a timer.</summary>
    private const double OnceBytes = 8192;

    /// <summary>The client and stats rows of the project's promises.</summary>
    public static IReadOnlyList<Promise> All { get; } =
    [
        new("pipelined `control_ping` over one connection", "≥ 90 % of raw C with coalesced writes", ["ping-64", "ping-1000"], AtLeast(0.9)),
        new("one request at a time", "≥ 90 % of raw C", ["ping-1"], AtLeast(0.9)),
        new("route changes, pipelined", "≥ 90 % of raw C with coalesced writes", ["routes-add", "routes-delete"], AtLeast(0.9)),
        new("allocations on the pipelined path", "0 bytes a request", ["ping-1", "ping-64", "ping-1000", "routes-add"],
            static (ours, _) => AllocatesNothing(ours)),
        new("10,000-interface dump", "no row lost", ["dump-fast", "dump-slow"], static (ours, _) => ours.Lost is { } lost ? ($"{lost} of {ours.Runs.Sum(static run => run.Operations):N0} lost", lost == 0) : null),
        new("refresh of all counters of 10,000 interfaces", "≤ 0.5 ms", ["stats"], static (ours, _) => ours.P50 is { } time ? ($"{time / 1000:0.000} ms", time <= 500) : null),
        new("refresh of all counters of 10,000 interfaces", "0 bytes", ["stats"], static (ours, _) => AllocatesNothing(ours)),
    ];

    private static (string Measured, bool Reached)? AllocatesNothing(ContenderSummary ours)
    {
        var each = ours.Runs.Where(static run => run.Allocated is not null).Select(static run => Math.Max(0, run.Allocated!.Value - OnceBytes) / run.Operations).ToArray();
        if (each.Length == 0) return null;
        var spread = Spread.Of(each);
        return (string.Create(CultureInfo.InvariantCulture, $"{spread.Median:0.00} bytes, at most {spread.Maximum:0.00}"), spread.Median < NoBytes);
    }

    private static Func<ContenderSummary, ContenderSummary?, (string Measured, bool Reached)?> AtLeast(double part) => (ours, ceiling) =>
    {
        if (ceiling is null) return null;
        var reached = ours.Rate.Median / ceiling.Rate.Median;
        return (string.Create(CultureInfo.InvariantCulture, $"{reached * 100:0} % ({ours.Rate.Median:N0} of {ceiling.Rate.Median:N0} a second)"), reached >= part);
    };
}
