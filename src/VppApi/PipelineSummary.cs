namespace VppApi;

/// <summary>What a pipeline did. Requests that were not sent any more are in none of the numbers.</summary>
public sealed record PipelineSummary
{
    /// <summary>Why it ended.</summary>
    public required PipelineEnd End { get; init; }

    /// <summary>Requests that were sent; each has had its outcome.</summary>
    public required long Sent { get; init; }

    /// <summary>Of these: done.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Of these: refused by VPP.</summary>
    public required long Refused { get; init; }

    /// <summary>Of these: dropped by VPP without an answer.</summary>
    public required long Dropped { get; init; }

    /// <summary>Of these: not answered within the deadline.</summary>
    public required long TimedOut { get; init; }

    /// <summary>Of these: open when the connection broke.</summary>
    public required long ConnectionLost { get; init; }

    /// <summary>Of these: not encodable, or answered with what cannot be read.</summary>
    public required long Failed { get; init; }

    /// <summary>The first that did not succeed, for people; null when all did.</summary>
    public required string? FirstFailure { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>True when every request was sent and succeeded.</summary>
    public bool IsComplete => End == PipelineEnd.Completed && Succeeded == Sent;
}
