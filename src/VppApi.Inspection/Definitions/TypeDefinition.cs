namespace VppApi.Inspection.Definitions;

/// <summary>Something a field can be.</summary>
public abstract class TypeDefinition
{
    /// <summary>VPP's name.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes on the wire with every variable part empty.</summary>
    public required int MinimumSize { get; init; }

    /// <summary>True when a value may take more than <see cref="MinimumSize"/>.</summary>
    public virtual bool IsVariable => false;

    /// <summary>What it is shown as in one word, if in one word.</summary>
    public virtual WordForm Word => WordForm.None;
}
