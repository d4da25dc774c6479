using System.Net;

namespace Controller.Core.Model;

/// <summary>
/// An address or port that is never translated. It has either a protocol and a port, or neither; and either
/// <see cref="Address"/> or <see cref="Interface"/>.
/// </summary>
public sealed record Nat44IdentityMappingConfig
{
    /// <summary>Our name for it; in VPP it is the tag <c>vppilot:&lt;name&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Protocol; null for all of them.</summary>
    public Nat44Protocol? Protocol { get; init; }

    /// <summary>The address (IPv4).</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Interface whose first IPv4 address is meant.</summary>
    public string? Interface { get; init; }

    /// <summary>The port.</summary>
    public ushort? Port { get; init; }

    /// <summary>Table of the address; null for NAT44's inside VRF.</summary>
    public uint? Vrf { get; init; }
}
