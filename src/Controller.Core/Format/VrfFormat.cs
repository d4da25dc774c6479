using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The section <c>vrfs</c>.</summary>
internal static class VrfFormat
{
    private static readonly SchemaKey<string> Name = new(
        "name", Scalars.VrfName,
        "VPP's name for the table, given when it is made. VPP cannot rename a table: a new name takes effect when the table is next made.")
        { Example = "customers" };

    private static readonly RecordType<NamedTable> Vrf = new(
        "a VRF", new ObjectType(
            "vrf", "VRF", "A table id with an IPv4 and an IPv6 table behind it. Table 0 always exists and is not declared.", [Name]),
        reading => new NamedTable(reading.Find(Name)));

    /// <summary>The whole section.</summary>
    public static readonly SchemaType<ValueList<VrfConfig>> Section = new MapType<uint, NamedTable, VrfConfig>(
        "table ids to VRFs", Numbers.DeclaredTableId, "^[1-9][0-9]{0,9}$", Vrf, (id, vrf) => new VrfConfig(id, vrf.Name));

    /// <summary>A VRF before its id, which is the key, is known.</summary>
    private sealed record NamedTable(string? Name);
}
