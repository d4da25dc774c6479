namespace Controller.Core.Model;

/// <summary>A static route.</summary>
public sealed record RouteConfig
{
    /// <summary>Destination; IPv4 or IPv6.</summary>
    public required IpPrefix Prefix { get; init; }

    /// <summary>Table id.</summary>
    public uint Vrf { get; init; }

    /// <summary>Drop what it matches; then there are no paths.</summary>
    public bool Blackhole { get; init; }

    /// <summary>Where to send what it matches.</summary>
    public ValueList<RoutePathConfig> Paths { get; init; } = [];
}
