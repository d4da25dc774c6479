namespace Controller.Core.Model;

/// <summary>All that a document asks of one node. Immutable; two Configs that ask for the same are equal.</summary>
public sealed record NodeConfig
{
    /// <summary>A Config that asks for nothing.</summary>
    public static NodeConfig Empty { get; } = new();

    /// <summary>Id of the node it is meant for; null when the document does not say.</summary>
    public string? Node { get; init; }

    /// <summary>Interfaces in document order; names are unique.</summary>
    public ValueList<InterfaceConfig> Interfaces { get; init; } = [];

    /// <summary>VRF tables other than 0, which always exists; ids are unique.</summary>
    public ValueList<VrfConfig> Vrfs { get; init; } = [];

    /// <summary>Static routes; prefixes are unique in their table.</summary>
    public ValueList<RouteConfig> Routes { get; init; } = [];

    /// <summary>Static neighbours.</summary>
    public ValueList<NeighborConfig> Neighbors { get; init; } = [];

    /// <summary>NAT44-ED; null when it is not asked for.</summary>
    public Nat44Config? Nat44 { get; init; }
}
