using System.Collections.Immutable;
using Controller.Core.Model;
using VppApi.Generated.Nat44Ed;

namespace Controller.Api.Observation;

/// <summary>An enabled NAT44-ED.</summary>
/// <param name="InsideVrf">Table of the inside networks.</param>
/// <param name="OutsideVrf">Table of the outside networks.</param>
/// <param name="Sessions">Sessions of one worker.</param>
/// <param name="Forwarding">Forward what matches nothing.</param>
/// <param name="MssClamp">MSS limit; null for none.</param>
/// <param name="Timeouts">Timeouts.</param>
internal sealed record Nat44State(
    uint InsideVrf, uint OutsideVrf, uint Sessions, bool Forwarding, ushort? MssClamp, Nat44TimeoutsConfig Timeouts)
{
    /// <summary>Roles by interface index.</summary>
    public ImmutableArray<(uint Interface, Nat44Role Role)> Roles { get; init; } = [];

    /// <summary>Pool addresses, those that follow an interface included.</summary>
    public ImmutableArray<Nat44PoolAddress> Pool { get; init; } = [];

    /// <summary>Interfaces whose address is a pool.</summary>
    public ImmutableArray<(uint Interface, bool TwiceNat)> InterfacePools { get; init; } = [];

    /// <summary>Static mappings, in VPP's own two ways: as asked for and, when they follow an interface, as resolved.</summary>
    public ImmutableArray<Nat44StaticMappingDetails> StaticMappings { get; init; } = [];

    /// <summary>Identity mappings, in the same two ways.</summary>
    public ImmutableArray<Nat44IdentityMappingDetails> IdentityMappings { get; init; } = [];
}
