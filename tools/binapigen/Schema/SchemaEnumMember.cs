namespace Binapigen.Schema;

/// <summary>One value of an enum.</summary>
internal sealed record SchemaEnumMember(string Name, long Value, SourceLocation Location);
