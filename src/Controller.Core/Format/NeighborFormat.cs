using System.Net;
using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The section <c>neighbors</c>.</summary>
internal static class NeighborFormat
{
    private static readonly SchemaKey<string> Interface = new(
        "interface", Scalars.Name, "Interface of this file.") { IsRequired = true, Example = "lan" };

    private static readonly SchemaKey<IPAddress> Address = new(
        "address", Scalars.Address, "The neighbour's address.") { IsRequired = true, Example = "10.0.0.2" };

    private static readonly SchemaKey<MacAddress> Mac = new(
        "mac", Scalars.Mac, "The neighbour's MAC address.") { IsRequired = true, Example = "02:fe:00:00:00:02" };

    private static readonly RecordType<NeighborConfig> Neighbor = new(
        "a neighbour",
        new ObjectType(
            "neighbor", "Neighbour", "A static ARP (IPv4) or ND (IPv6) entry. What VPP learns by itself is never touched.",
            [Interface, Address, Mac]),
        reading => new NeighborConfig(reading.Get(Interface), reading.Get(Address), reading.Get(Mac)));

    /// <summary>The whole section.</summary>
    public static readonly SchemaType<ValueList<NeighborConfig>> Section = new ListType<NeighborConfig>("neighbours", Neighbor);
}
