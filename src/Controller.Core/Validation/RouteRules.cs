using System.Net;
using System.Net.Sockets;
using Controller.Core.Model;
using Controller.Core.Yaml;

namespace Controller.Core.Validation;

/// <summary>Static routes.</summary>
internal static class RouteRules
{
    public static void Check(RuleContext context)
    {
        var connected = ConnectedPrefixes(context.Config);
        var seen = new Dictionary<(uint, IpPrefix), RouteConfig>();
        foreach (var route in context.Config.Routes)
        {
            var at = context.At(route, "prefix");
            context.RequireVrf(route.Vrf, context.At(route, "vrf"));
            if (route.Prefix.HasHostBits)
                context.Error(
                    FindingCodes.HostBits, at, $"{route.Prefix} has bits set after its length: did you mean {route.Prefix.Network}?");
            else if (IpClass.IsMulticast(route.Prefix))
                context.Error(FindingCodes.PrefixNotUnicast, at, $"{route.Prefix} is multicast, which is not routed by static routes.");
            if (context.IsUnread(route, "vrf"))
                continue;
            if (!seen.TryAdd((route.Vrf, route.Prefix.Network), route))
                context.Error(
                    FindingCodes.DuplicateRoute, at,
                    $"Table {route.Vrf} has a route to {route.Prefix.Network} already, in line "
                    + $"{context.At(seen[(route.Vrf, route.Prefix.Network)], "prefix").Mark.Line}.");
            else if (connected.TryGetValue((route.Vrf, route.Prefix.Network), out var owner))
                context.Warning(
                    FindingCodes.RouteHidden, at,
                    $"{route.Prefix} is connected through {owner}, which VPP prefers: this route will not be used.");
        }

        foreach (var route in context.Config.Routes)
            CheckPaths(context, route);
    }

    private static Dictionary<(uint, IpPrefix), string> ConnectedPrefixes(NodeConfig config)
    {
        var connected = new Dictionary<(uint, IpPrefix), string>();
        foreach (var item in config.Interfaces)
        {
            foreach (var address in item.Addresses)
            {
                connected.TryAdd((item.Vrf, address.Network), item.Name);
                connected.TryAdd((item.Vrf, new IpPrefix(address.Address, address.IsIPv6 ? 128 : 32)), item.Name);
            }
        }

        return connected;
    }

    private static void CheckPaths(RuleContext context, RouteConfig route)
    {
        var via = context.At(route, "via");
        if (route.Blackhole && via.Node is not null)
            context.Error(
                FindingCodes.BlackholeWithPath, via, "A blackhole drops what matches, so it has no paths: remove via or blackhole.");
        else if (!route.Blackhole && !context.IsUnread(route, "blackhole") && (via.Node is null or SequenceNode { Items.Count: 0 }))
            context.Error(
                FindingCodes.RouteWithoutPath, context.At(route, "prefix"),
                $"The route to {route.Prefix} needs at least one path under via, or blackhole: true.");

        var seen = new HashSet<(IPAddress?, string?, uint?)>();
        for (var i = 0; i < route.Paths.Count; i++)
        {
            var (path, at) = (route.Paths[i], via.Item(i));
            if (!seen.Add((path.Address, path.Interface, path.Vrf)))
                context.Error(FindingCodes.DuplicatePath, at, "The route has this path already; give one path a weight instead.");
            CheckTarget(context, route, path, at);
            if (path.Address is not null)
                CheckNextHop(context, route, path, path.Address, at.Key("address"));
        }
    }

    private static void CheckTarget(RuleContext context, RouteConfig route, RoutePathConfig path, Location at)
    {
        context.RequireInterface(path.Interface, at.Key("interface"));
        context.RequireVrf(path.Vrf, at.Key("vrf"));
        if (path is { Interface: not null, Vrf: not null })
            context.Error(
                FindingCodes.PathInTwoTables, at.Key("vrf"),
                "A path through an interface leaves there; it cannot go on in another table. Remove vrf or interface.");
        else if (path is { Address: null, Interface: null } && path.Vrf == route.Vrf)
            context.Error(
                FindingCodes.PathLoops, at.Key("vrf"),
                $"The route is in table {route.Vrf} itself: looking there again would find it again.");
    }

    private static void CheckNextHop(RuleContext context, RouteConfig route, RoutePathConfig path, IPAddress nextHop, Location at)
    {
        if (nextHop.AddressFamily == AddressFamily.InterNetworkV6 != route.Prefix.IsIPv6)
            context.Error(FindingCodes.MixedFamilies, at, $"The next hop {nextHop} is of another family than the prefix {route.Prefix}.");
        else if (!IpClass.IsUnicast(nextHop))
            context.Error(FindingCodes.AddressNotUnicast, at, $"{nextHop} cannot be a next hop.");
        else if (path.Interface is null && IpClass.IsLinkLocal(nextHop))
            context.Error(FindingCodes.NextHopNeedsInterface, at, $"{nextHop} is link-local: name the interface on which it is.");
        else if (path.Interface is { } name && context.IsOwn(name, nextHop))
            context.Error(FindingCodes.NextHopIsOwn, at, $"{nextHop} is {name}'s own address.");
        else if (path.Interface is { } outgoing && context.IsNotConnected(outgoing, nextHop))
            context.Warning(
                FindingCodes.NextHopNotConnected, at, $"{nextHop} is in no prefix of {outgoing}: VPP will ask for it there all the same.");
    }
}
