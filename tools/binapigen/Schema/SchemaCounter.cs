namespace Binapigen.Schema;

/// <summary>One error counter.</summary>
internal sealed record SchemaCounter(string Name, string Severity, string Units, string Description);
