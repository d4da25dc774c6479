namespace Binapigen.Schema;

/// <summary>An enum or enumflag.</summary>
internal sealed record SchemaEnum(
    string Name,
    SourceLocation Location,
    string BaseType,
    bool IsFlags,
    IReadOnlyList<SchemaEnumMember> Members);
