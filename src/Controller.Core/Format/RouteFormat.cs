using System.Net;
using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The section <c>routes</c>.</summary>
internal static class RouteFormat
{
    private static readonly SchemaKey<IPAddress> Address = new(
        "address", Scalars.Address, "Next hop, of the prefix's family.") { Example = "192.0.2.1" };

    private static readonly SchemaKey<string> Interface = new(
        "interface", Scalars.Name,
        "Interface of this file. Together with `address` the next hop is looked for on it; alone, every destination is.")
    { Example = "wan" };

    private static readonly SchemaKey<uint> PathVrf = new(
        "vrf", Numbers.TableId,
        "Table in which to go on looking: for the next hop when there is an `address`, else for the packet. "
        + "Not together with `interface`.");

    private static readonly SchemaKey<byte> Weight = new(
        "weight", Numbers.Whole<byte>(1, 255), "Share of the load among paths of the same preference.") { DefaultText = "1" };

    private static readonly SchemaKey<byte> Preference = new(
        "preference", Numbers.Whole<byte>(0, 255), "The lowest preference among the paths that work wins.") { DefaultText = "0" };

    private static readonly RecordType<RoutePathConfig> Path = new(
        "a path",
        new ObjectType("path", "Path of a route", "Where a route sends what it matches.", [Address, Interface, PathVrf, Weight, Preference])
        {
            AtLeastOne = [Address, Interface, PathVrf],
        },
        reading => new RoutePathConfig
        {
            Address = reading.Find(Address),
            Interface = reading.Find(Interface),
            Vrf = reading.FindValue(PathVrf),
            Weight = reading.Get(Weight, (byte)1),
            Preference = reading.Get(Preference, (byte)0),
        });

    private static readonly SchemaKey<IpPrefix> Prefix = new(
        "prefix", Scalars.Prefix,
        "Destination, IPv4 or IPv6, without host bits. Unique in its table.") { IsRequired = true, Example = "0.0.0.0/0" };

    private static readonly SchemaKey<uint> Vrf = new(
        "vrf", Numbers.TableId, "Table of the route. 0, or one under `vrfs`.") { DefaultText = "0" };

    private static readonly SchemaKey<ValueList<RoutePathConfig>> Via = new(
        "via", new ListType<RoutePathConfig>("paths", Path), "One or more paths.");

    private static readonly SchemaKey<bool> Blackhole = new(
        "blackhole", Scalars.Boolean, "Drop what matches; then there is no `via`.") { DefaultText = "false" };

    private static readonly RecordType<RouteConfig> Route = new(
        "a route",
        new ObjectType(
            "route", "Route",
            "A static route. VPPilot writes its routes under a FIB source of its own, so routes of others (the VPP CLI, linux-cp, "
            + "DHCP) are never touched. "
            + "A change of paths replaces them all at once.",
            [Prefix, Vrf, Via, Blackhole]),
        reading => new RouteConfig
        {
            Prefix = reading.Get(Prefix),
            Vrf = reading.Get(Vrf, 0U),
            Paths = reading.List(Via),
            Blackhole = reading.Get(Blackhole, otherwise: false),
        });

    /// <summary>The whole section.</summary>
    public static readonly SchemaType<ValueList<RouteConfig>> Section = new ListType<RouteConfig>("routes", Route);
}
