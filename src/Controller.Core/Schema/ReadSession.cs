using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>What one reading of one document collects.</summary>
/// <param name="Findings">Everything that is wrong.</param>
/// <param name="Sources">Where each record came from.</param>
internal sealed record ReadSession(FindingList Findings, SourceMap Sources);
