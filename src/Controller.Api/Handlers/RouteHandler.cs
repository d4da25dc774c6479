using Controller.Core.Resources;
using VppApi.Generated.FibTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;

namespace Controller.Api.Handlers;

/// <summary>Static routes, under our own FIB source. VPP replaces all paths of a route at once, so create and update are the same request.</summary>
internal sealed class RouteHandler() : ResourceHandler<RouteResource>(RouteResource.KindWord)
{
    /// <inheritdoc/>
    protected override Task CreateAsync(VppWriter vpp, RouteResource desired) => SendAsync(vpp, desired, isAdd: true);

    /// <inheritdoc/>
    protected override Task UpdateAsync(VppWriter vpp, RouteResource before, RouteResource after) => SendAsync(vpp, after, isAdd: true);

    /// <inheritdoc/>
    protected override Task DeleteAsync(VppWriter vpp, RouteResource observed) => SendAsync(vpp, observed, isAdd: false);

    private static async Task SendAsync(VppWriter vpp, RouteResource route, bool isAdd)
    {
        var source = await vpp.RouteSource.GetIdAsync();
        await new IpApi(vpp.Api).IpRouteAddDelV2Async(new IpRouteAddDelV2
        {
            IsAdd = isAdd,
            IsMultipath = false,
            Route = new IpRouteV2
            {
                TableId = route.Vrf,
                Prefix = route.Prefix.ToWire(),
                Src = source,
                Paths = isAdd ? PathsOf(vpp, route) : [],
            },
        });
    }

    private static FibPath[] PathsOf(VppWriter vpp, RouteResource route)
    {
        var family = route.Prefix.IsIPv6 ? FibPathNhProto.Ip6 : FibPathNhProto.Ip4;
        return route.Blackhole
            ? [new FibPath { Type = FibPathType.Drop, Proto = family, SwIfIndex = WireValues.None, Weight = 1 }]
            : [.. route.Paths.Select(path => PathOf(vpp, route, path, family))];
    }

    // Address and interface: that neighbour. Address alone: looked up in a table. Interface alone: attached. Neither: look the
    // packet itself up in another table.
    private static FibPath PathOf(VppWriter vpp, RouteResource route, RoutePathResource path, FibPathNhProto family)
    {
        var wire = new FibPath
        {
            Type = FibPathType.Normal,
            Proto = family,
            SwIfIndex = path.Interface is { } name ? vpp.Interfaces[name] : WireValues.None,
            TableId = path.Vrf ?? route.Vrf,
            Weight = path.Weight,
            Preference = path.Preference,
        };
        if (path.Address is { } address)
        {
            wire.Proto = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? FibPathNhProto.Ip6 : FibPathNhProto.Ip4;
            wire.Nh.Address = new Address(address).Un;
        }

        return wire;
    }
}
