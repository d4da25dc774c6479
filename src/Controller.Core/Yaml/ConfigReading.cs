using System.Collections.Immutable;
using Controller.Core.Model;
using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>What came of reading a document.</summary>
/// <param name="Config">The Config; null when a Finding is an error.</param>
/// <param name="Findings">All Findings, in document order.</param>
public sealed record ConfigReading(NodeConfig? Config, ImmutableArray<Finding> Findings)
{
    /// <summary>True when no Finding is an error.</summary>
    public bool IsValid => Config is not null;
}
