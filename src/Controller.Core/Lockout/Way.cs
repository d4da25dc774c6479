using System.Net;
using Controller.Core.Resources;

namespace Controller.Core.Lockout;

/// <summary>By what VPP reaches an address: the longest prefix of what is connected and of VPPilot's routes.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Vrf">The table in which it was looked for.</param>
/// <param name="Because">The address or route that leads there.</param>
/// <param name="IsBlackhole">True when it leads to nowhere.</param>
internal sealed record Way(string Interface, uint Vrf, ResourceKey Because, bool IsBlackhole)
{
    // A path may lead to another table or to another hop; a loop of those is not followed for ever.
    private const int MostHops = 8;

    public static Way? To(IPAddress peer, uint vrf, ResourceSet resources) => To(peer, vrf, resources, 0);

    private static Way? To(IPAddress address, uint vrf, ResourceSet resources, int hops)
    {
        if (hops > MostHops)
            return null;
        var connected = resources.OfType<AddressResource>()
            .Where(item => item.Address.Network.Contains(address)
                && resources.Find(InterfaceResource.KeyOf(item.Interface)) is InterfaceResource owner && owner.Vrf == vrf)
            .MaxBy(item => item.Address.PrefixLength);
        var route = resources.OfType<RouteResource>()
            .Where(item => item.Vrf == vrf && item.Prefix.Contains(address))
            .MaxBy(item => item.Prefix.Length);
        // VPP prefers what is connected to a route of the same length.
        if (connected is not null && (route is null || connected.Address.PrefixLength >= route.Prefix.Length))
            return new Way(connected.Interface, vrf, connected.Key, IsBlackhole: false);
        return route is null ? null : By(route, address, resources, hops);
    }

    private static Way? By(RouteResource route, IPAddress address, ResourceSet resources, int hops)
    {
        if (route.Blackhole)
            return new Way("", route.Vrf, route.Key, IsBlackhole: true);
        foreach (var path in route.Paths.OrderBy(path => path.Preference))
        {
            if (path.Interface is { } name)
                return new Way(name, route.Vrf, route.Key, IsBlackhole: false);
            if (To(path.Address ?? address, path.Vrf ?? route.Vrf, resources, hops + 1) is { } way)
                return way with { Vrf = route.Vrf, Because = route.Key };
        }

        return null;
    }
}
