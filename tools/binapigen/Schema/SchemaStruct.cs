namespace Binapigen.Schema;

/// <summary>A typedef or a union: a name and its fields.</summary>
internal sealed record SchemaStruct(string Name, SourceLocation Location, IReadOnlyList<SchemaField> Fields, string? Comment);
