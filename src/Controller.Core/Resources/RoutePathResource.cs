using System.Net;

namespace Controller.Core.Resources;

/// <summary>One path of a route.</summary>
public sealed record RoutePathResource
{
    /// <summary>Next hop; null for none.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Our name of the interface; null for none.</summary>
    public string? Interface { get; init; }

    /// <summary>Table to look in; null when the path stays in the route's own.</summary>
    public uint? Vrf { get; init; }

    /// <summary>Share of the load, from 1.</summary>
    public byte Weight { get; init; } = 1;

    /// <summary>The lowest usable one wins.</summary>
    public byte Preference { get; init; }

    /// <summary><c>192.0.2.1 interface wan weight 2</c>; what has its default is left out.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        if (Address is not null)
            parts.Add($"{Address}");
        if (Interface is not null)
            parts.Add($"interface {Interface}");
        if (Vrf is not null)
            parts.Add($"vrf {Vrf}");
        if (Weight != 1)
            parts.Add($"weight {Weight}");
        if (Preference != 0)
            parts.Add($"preference {Preference}");
        return string.Join(' ', parts);
    }
}
