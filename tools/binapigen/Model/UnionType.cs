namespace Binapigen.Model;

/// <summary>A union: as large as its largest arm, the rest of a smaller one is zeros.</summary>
internal sealed class UnionType : DefinedType
{
    /// <summary>The arms; each is a field at offset 0.</summary>
    public required IReadOnlyList<Field> Arms { get; init; }
}
