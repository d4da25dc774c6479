namespace SideBySide.Cases;

/// <summary>One thing that all contenders do.</summary>
/// <param name="Name">For <c>--only</c>, the CSV and the promises.</param>
/// <param name="Title">Heading of its table.</param>
/// <param name="Unit">What is counted, in the plural.</param>
/// <param name="Stage">The VPP that it needs.</param>
/// <param name="Contenders">Who does it, in the order in which they take turns.</param>
internal sealed record BenchmarkCase(string Name, string Title, string Unit, VppStage Stage, IReadOnlyList<Contender> Contenders)
{
    /// <summary>The same work as the case before with other arguments, done by each contender right behind it: delete what was added.</summary>
    public IReadOnlyList<CaseStep> Steps { get; init; } = [new CaseStep("", "", "")];

    /// <summary>A fixed number of operations; 0 = a time.</summary>
    public int Count { get; init; }

    /// <summary>The same when main is busy, which is slower; 0 = not done then.</summary>
    public int BusyCount { get; init; }

    /// <summary>Whether it is also done while VPP's main thread polls.</summary>
    public bool WhenBusy { get; init; }

    /// <summary>Whether system calls are counted in a pass of their own.</summary>
    public bool CountsSyscalls { get; init; }

    /// <summary>What each run does at most is counted in routes of VPP's default table, and checked there.</summary>
    public bool ChecksRoutes { get; init; }
}
