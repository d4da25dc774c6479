using SideBySide.Cases;

namespace SideBySide.Running;

/// <summary>All that a comparison found out.</summary>
internal sealed record ComparisonOutcome
{
    /// <summary>Where it ran.</summary>
    public required MachineFacts Machine { get; init; }

    /// <summary>Who ran on which CPU.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The VPP, as it calls itself.</summary>
    public required string VppVersion { get; init; }

    /// <summary>How it was run.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The machine's load before it began.</summary>
    public required double LoadBefore { get; init; }

    /// <summary>The cases.</summary>
    public required IReadOnlyList<BenchmarkCase> Cases { get; init; }

    /// <summary>Every run.</summary>
    public required IReadOnlyList<RunResult> Results { get; init; }

    /// <summary>System calls a thousand requests.</summary>
    public required IReadOnlyDictionary<(string Case, Contender Contender), double> Syscalls { get; init; }

    /// <summary>What peers could not do.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What went wrong; empty = nothing.</summary>
    public required IReadOnlyList<string> Failures { get; init; }

    /// <summary>Who took no part, and why.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
