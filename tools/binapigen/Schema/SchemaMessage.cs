namespace Binapigen.Schema;

/// <summary>A message: a struct with a CRC and marks.</summary>
internal sealed record SchemaMessage(
    string Name,
    SourceLocation Location,
    IReadOnlyList<SchemaField> Fields,
    string? Comment,
    uint Crc,
    bool Deprecated,
    bool InProgress,
    string? ReplacedBy);
