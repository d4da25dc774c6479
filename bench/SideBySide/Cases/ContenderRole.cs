namespace SideBySide.Cases;

/// <summary>What a row means for the promises of docs/performance.md.</summary>
internal enum ContenderRole
{
    /// <summary>For comparison.</summary>
    None,

    /// <summary>What is promised.</summary>
    Promise,

    /// <summary>What it is promised against.</summary>
    Ceiling,

    /// <summary>One write a request, as GoVPP's transport does: more than any client that writes so can reach.</summary>
    WritesEach,
}
