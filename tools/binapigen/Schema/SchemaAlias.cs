namespace Binapigen.Schema;

/// <summary>Another name for a type, or for a fixed array of it.</summary>
internal sealed record SchemaAlias(string Name, SourceLocation Location, string TypeName, int? Length);
