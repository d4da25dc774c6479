namespace Binapigen.Model;

/// <summary>A typedef, or an alias for one, which becomes a struct of its own with the same fields.</summary>
internal sealed class StructType : DefinedType
{
    /// <summary>The fields in wire order.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The typedef that this is an alias for.</summary>
    public StructType? AliasOf { get; init; }

    /// <inheritdoc/>
    public override bool HasDefaults => Fields.Any(f => f.HasDefault);
}
