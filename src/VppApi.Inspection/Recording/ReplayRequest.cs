namespace VppApi.Inspection.Recording;

/// <summary>A recorded request, what came of it then, and what comes of it now.</summary>
/// <param name="message">The request.</param>
public sealed class ReplayRequest(TraceMessage message)
{
    /// <summary>The request as recorded.</summary>
    public TraceMessage Message => message;

    /// <summary>What came of it when it was recorded.</summary>
    public ReplayOutcome Recorded { get; } = new();

    /// <summary>What comes of it now.</summary>
    public ReplayOutcome Replayed { get; } = new();

    /// <summary>Why it was not sent; null when it was.</summary>
    public string? NotSent { get; internal set; }

    /// <summary>True when VPP is known to be past it.</summary>
    internal bool IsDone { get; set; }
}
