namespace Binapigen.Schema;

/// <summary>The error counters of one graph node, or of several that share them.</summary>
internal sealed record SchemaCounterSet(string Name, SourceLocation Location, IReadOnlyList<SchemaCounter> Counters);
