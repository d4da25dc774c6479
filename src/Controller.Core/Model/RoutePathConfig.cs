using System.Net;

namespace Controller.Core.Model;

/// <summary>One path of a route: a next hop, an interface, both, or another table to look in.</summary>
public sealed record RoutePathConfig
{
    /// <summary>Next hop.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Our name of the interface.</summary>
    public string? Interface { get; init; }

    /// <summary>Table in which to look the packet (or the next hop, when there is one) up.</summary>
    public uint? Vrf { get; init; }

    /// <summary>Share of the load among paths of the same preference.</summary>
    public byte Weight { get; init; } = 1;

    /// <summary>The lowest preference that is usable wins.</summary>
    public byte Preference { get; init; }
}
