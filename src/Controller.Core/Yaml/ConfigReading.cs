using System.Collections.Immutable;
using Controller.Core.Model;
using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>What came of reading a document.</summary>
/// <param name="Config">The Config; null when a Finding is an error.</param>
/// <param name="Findings">All Findings, in document order.</param>
public sealed record ConfigReading(NodeConfig? Config, ImmutableArray<Finding> Findings)
{
    /// <summary>The text that asks for it, when it was merged with the committed one; null otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>How that text is written; null for YAML.</summary>
    public ConfigFormat? Format { get; init; }

    /// <summary>True when no Finding is an error.</summary>
    public bool IsValid => Config is not null;
}
