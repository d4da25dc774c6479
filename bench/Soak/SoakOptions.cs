namespace Soak;

/// <summary>How long, and how hard.</summary>
internal sealed record SoakOptions
{
    /// <summary>The whole time.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>From one kill of VPP to the next; the first comes after this time too.</summary>
    public TimeSpan KillEvery { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Kills that there are in any case, however slow the machine is.</summary>
    public int LeastKills { get; init; } = 1;

    /// <summary>How long VPP stays away after a kill, at most; the time is drawn anew each time.</summary>
    public TimeSpan LongestAbsence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The client's deadline for a call.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>An operation that runs longer than this hangs: its deadline should have ended it.</summary>
    public TimeSpan HangsAfter => Deadline * 2;

    /// <summary>VppSim in place of a VPP.</summary>
    public bool Simulated { get; init; }

    /// <summary>What the managed heap may grow from the middle of the run to its end, bytes.</summary>
    public long HeapMargin { get; init; } = 8 * 1024 * 1024;

    /// <summary>What the resident memory may grow in that time, bytes.</summary>
    public long ResidentMargin { get; init; } = 48 * 1024 * 1024;

    /// <summary>Seed of what is drawn.</summary>
    public int Seed { get; init; } = 1;
}
