namespace VppApi.Inspection.Definitions;

/// <summary>A union: as large as its largest arm, the rest of a smaller one is zeros.</summary>
public sealed class UnionDefinition : TypeDefinition
{
    /// <summary>The arms; each is a field at offset 0 of a fixed size.</summary>
    public required IReadOnlyList<FieldDefinition> Arms { get; init; }
}
