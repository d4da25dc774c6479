using System.Net;
using System.Net.Sockets;
using Controller.Api.Handlers;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.FibTypes;

namespace Controller.Api.Observation;

/// <summary>Makes route resources of what VPP told.</summary>
internal static class RouteComposer
{
    /// <summary>The resource of a route.</summary>
    /// <param name="row">What VPP told.</param>
    /// <param name="names">Names of interfaces.</param>
    /// <param name="known">What was last asked for: where a better source shadows our route, VPP does not tell our paths, and these are believed.</param>
    public static RouteResource Compose(RouteRow row, InterfaceNames names, ResourceSet known)
    {
        if (row.IsShadowed && known.Find(RouteResource.KeyOf(row.Vrf, row.Prefix)) is RouteResource asked)
        {
            return asked;
        }

        return row.Paths.All(path => path.Type == FibPathType.Drop)
            ? new RouteResource { Prefix = row.Prefix, Vrf = row.Vrf, Blackhole = true }
            : new RouteResource { Prefix = row.Prefix, Vrf = row.Vrf, Paths = row.Paths.Select(path => PathOf(path, row.Vrf, names)).ToValueList() };
    }

    private static RoutePathResource PathOf(FibPath path, uint vrf, InterfaceNames names)
    {
        var address = AddressOf(path);
        var hasInterface = path.SwIfIndex != WireValues.None;

        // With an address and no interface the address is looked up in a table, which goes without saying when it is the route's own;
        // with neither the packet itself is looked up in another table.
        var looksUp = !hasInterface && (address is null || path.TableId != vrf);
        return new RoutePathResource
        {
            Address = address,
            Interface = hasInterface ? names.Of(path.SwIfIndex) : null,
            Vrf = looksUp ? path.TableId : null,
            Weight = path.Weight,
            Preference = path.Preference,
        };
    }

    private static IPAddress? AddressOf(FibPath path)
    {
        ReadOnlySpan<byte> bytes = path.Nh.Address;
        var address = new IPAddress(path.Proto == FibPathNhProto.Ip6 ? bytes : bytes[..4]);
        return address.Equals(address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any) ? null : address;
    }
}
