namespace SideBySide.Running;

/// <summary>How a comparison is run.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>Only cases whose names contain one of these; empty = all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often the contenders take turns.</summary>
    public int Repetitions { get; init; } = 5;

    /// <summary>Measured seconds of a timed run.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>Seconds before that which do not count.</summary>
    public double WarmUp { get; init; } = 0.7;

    /// <summary>Whether system calls are counted in a pass of their own, where this machine can.</summary>
    public bool CountSyscalls { get; init; } = true;

    /// <summary>Routes that are added and deleted.</summary>
    public int Routes { get; init; } = 1_000_000;

    /// <summary>Interfaces of the dumps and of the stats segment.</summary>
    public int Interfaces { get; init; } = 10_000;

    /// <summary>Folder of the peers' programs; what is not in it does not take part.</summary>
    public required string Peers { get; init; }

    /// <summary>Folder of the raw results.</summary>
    public required string Artifacts { get; init; }

    /// <summary>The document to write into; null = standard output only.</summary>
    public string? Document { get; init; }

    /// <summary>Against VppSim in place of a VPP: to try the programs, never for figures.</summary>
    public bool Simulated { get; init; }

    /// <summary>The command line to name in the document.</summary>
    public required string CommandLine { get; init; }
}
