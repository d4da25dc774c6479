using System.Net;

namespace Controller.Core.Model;

/// <summary>
/// A static mapping (port forward or one-to-one NAT). It has either a protocol and both ports, or none of the three; and either
/// <see cref="ExternalAddress"/> or <see cref="ExternalInterface"/>.
/// </summary>
public sealed record Nat44StaticMappingConfig
{
    /// <summary>Our name for it; in VPP it is the tag <c>vppilot:&lt;name&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Protocol; null for all of them (address-only).</summary>
    public Nat44Protocol? Protocol { get; init; }

    /// <summary>Inside address (IPv4).</summary>
    public required IPAddress LocalAddress { get; init; }

    /// <summary>Inside port.</summary>
    public ushort? LocalPort { get; init; }

    /// <summary>Outside address (IPv4).</summary>
    public IPAddress? ExternalAddress { get; init; }

    /// <summary>Interface whose first IPv4 address is the outside address.</summary>
    public string? ExternalInterface { get; init; }

    /// <summary>Outside port.</summary>
    public ushort? ExternalPort { get; init; }

    /// <summary>Table of the inside host; null for NAT44's inside VRF.</summary>
    public uint? Vrf { get; init; }

    /// <summary>Whether the source is translated too.</summary>
    public TwiceNat TwiceNat { get; init; }

    /// <summary>Only for connections from outside; the inside host's own connections use the pool.</summary>
    public bool Out2InOnly { get; init; }
}
