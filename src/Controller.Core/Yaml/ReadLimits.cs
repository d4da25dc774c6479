namespace Controller.Core.Yaml;

/// <summary>How much a reader takes from a document before it refuses it.</summary>
public sealed record ReadLimits
{
    /// <summary>Limits that a desired-state file of a large router is far away from.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Most bytes of UTF-8. Callers that read a file or a socket need not read more than one byte beyond.</summary>
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most levels of mappings and lists in each other; the format itself needs six.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Most scalars, mappings and lists.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>Most Findings that are listed; the rest is counted.</summary>
    public int MaxFindings { get; init; } = 200;
}
