namespace Binapigen.Model;

/// <summary>Something a field can be.</summary>
internal abstract class WireType
{
    /// <summary>VPP's name.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes on the wire with every variable part empty.</summary>
    public required int MinimumSize { get; init; }

    /// <summary>True when a value may take more than <see cref="MinimumSize"/>.</summary>
    public bool IsVariable { get; init; }

    /// <summary>True when <c>new()</c> gives something else than all zeros.</summary>
    public virtual bool HasDefaults => false;
}
