using System.Globalization;
using SideBySide.Cases;

namespace SideBySide.Running;

/// <summary>What one run of one contender answered.</summary>
internal sealed record RunResult
{
    /// <summary>Which profile: <c>idle</c> or <c>busy</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>The case, with its step.</summary>
    public required string Case { get; init; }

    /// <summary>Who.</summary>
    public required Contender Contender { get; init; }

    /// <summary>Which repetition, from 1.</summary>
    public required int Repetition { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The machine's load of the last minute, when it ended.</summary>
    public required double Load { get; init; }

    /// <summary>Operations in the measured part.</summary>
    public required long Operations { get; init; }

    /// <summary>Wall time of the measured part.</summary>
    public required double Seconds { get; init; }

    /// <summary>The client's user and system time in it, seconds.</summary>
    public required double ClientCpu { get; init; }

    /// <summary>Run time of VPP's main thread in it, seconds; 0 = unknown.</summary>
    public required double VppCpu { get; init; }

    /// <summary>Bytes that the client allocated in it; null where nobody counts.</summary>
    public double? Allocated { get; init; }

    /// <summary>Median of single operations, µs.</summary>
    public double? P50 { get; init; }

    /// <summary>99th percentile of single operations, µs.</summary>
    public double? P99 { get; init; }

    /// <summary>Rows that did not come.</summary>
    public long? Lost { get; init; }

    /// <summary>Something that must be the same for all contenders.</summary>
    public string? Check { get; init; }

    /// <summary>Operations in a second.</summary>
    public double Rate => Operations / Seconds;

    /// <summary>Reads the answer of a contender.</summary>
    /// <param name="output">All that it wrote to its standard output.</param>
    /// <param name="frame">What is known besides.</param>
    /// <returns>The result.</returns>
    /// <exception cref="FormatException">There is no line <c>result …</c> in it, or it lacks something.</exception>
    public static RunResult Parse(string output, RunFrame frame)
    {
        var line = output.Split('\n').LastOrDefault(static line => line.StartsWith("result ", StringComparison.Ordinal))
            ?? throw new FormatException($"no result in the output:\n{output}");
        var values = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => pair[0], static pair => pair[^1], StringComparer.Ordinal);
        double? Number(string name) => values.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        double Needed(string name) => Number(name) ?? throw new FormatException($"no {name}= in '{line}'");
        return new RunResult
        {
            Profile = frame.Profile,
            Case = frame.Case,
            Contender = frame.Contender,
            Repetition = frame.Repetition,
            Time = frame.Time,
            Load = frame.Load,
            Operations = (long)Needed("operations"),
            Seconds = Needed("seconds"),
            ClientCpu = Needed("cpu"),
            VppCpu = Needed("vpp"),
            Allocated = Number("allocated"),
            P50 = Number("p50"),
            P99 = Number("p99"),
            Lost = (long?)Number("lost"),
            Check = values.GetValueOrDefault("check"),
        };
    }
}
