using System.Collections.Frozen;
using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Api.Observation;

/// <summary>
/// What VPP said that it has, section by section, in VPP's own terms (indexes, not names). Immutable: a section that is read again
/// replaces the old one in a new state. <see cref="ResourceComposer"/> makes resources of it.
/// </summary>
internal sealed record VppState
{
    /// <summary>A VPP of which nothing is known.</summary>
    public static VppState Unknown { get; } = new();

    /// <summary>Every interface but <c>local0</c>.</summary>
    public ImmutableArray<InterfaceRow> Interfaces { get; init; } = [];

    /// <summary>Addresses by interface index.</summary>
    public FrozenDictionary<uint, ImmutableArray<InterfaceAddress>> Addresses { get; init; } = FrozenDictionary<uint, ImmutableArray<InterfaceAddress>>.Empty;

    /// <summary>Tables other than 0.</summary>
    public ImmutableArray<TableRow> Tables { get; init; } = [];

    /// <summary>VPP's id of our FIB source; null when VPPilot has done nothing to this VPP since it started.</summary>
    public byte? RouteSource { get; init; }

    /// <summary>Routes that have our FIB source.</summary>
    public ImmutableArray<RouteRow> Routes { get; init; } = [];

    /// <summary>Static neighbours.</summary>
    public ImmutableArray<NeighborRow> Neighbors { get; init; } = [];

    /// <summary>NAT44-ED; null when this VPP does not have it or it is not enabled.</summary>
    public Nat44State? Nat44 { get; init; }

    /// <summary>Compares what is watched all the time: interfaces and addresses.</summary>
    public bool HasSameInterfaces(VppState other) =>
        Interfaces.SequenceEqual(other.Interfaces)
        && Addresses.Count == other.Addresses.Count
        && Addresses.All(entry => other.Addresses.TryGetValue(entry.Key, out var addresses) && addresses.SequenceEqual(entry.Value));
}
