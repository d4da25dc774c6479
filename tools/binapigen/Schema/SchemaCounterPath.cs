namespace Binapigen.Schema;

/// <summary>Says that the counters of a set appear below a path of the stats segment.</summary>
internal sealed record SchemaCounterPath(string Path, string CounterSet, SourceLocation Location);
