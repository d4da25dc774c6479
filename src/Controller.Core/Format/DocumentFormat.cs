using Controller.Core.Model;
using Controller.Core.Schema;
using Controller.Core.Yaml;

namespace Controller.Core.Format;

/// <summary>The document as a whole.</summary>
internal static class DocumentFormat
{
    /// <summary>The version of the file format that this release reads.</summary>
    public const int Version = 1;

    /// <summary>The key with the version; looked at before all others.</summary>
    public static readonly SchemaKey<int> VersionKey = new(
        "vppilot", Numbers.Constant(Version), "Version of the file format.") { IsRequired = true, Example = $"{Version}" };

    private static readonly SchemaKey<string> Node = new(
        "node", Scalars.Name, "Id of the node that the file is for. A server of another id refuses the file.") { Example = "lab" };

    private static readonly SchemaKey<ValueList<InterfaceConfig>> Interfaces = new(
        "interfaces", InterfaceFormat.Section,
        "Interfaces by name. The name is ours, and is kept in VPP as the tag `vppilot:<name>`; only a hardware interface goes by "
        + "VPP's name.");

    private static readonly SchemaKey<ValueList<VrfConfig>> Vrfs = new("vrfs", VrfFormat.Section, "VRF tables by table id.");

    private static readonly SchemaKey<ValueList<RouteConfig>> Routes = new("routes", RouteFormat.Section, "Static routes.");

    private static readonly SchemaKey<ValueList<NeighborConfig>> Neighbors = new("neighbors", NeighborFormat.Section, "Static neighbours.");

    private static readonly SchemaKey<Nat44Config> Nat44 = new("nat44", Nat44Format.Section, "NAT44-ED.");

    /// <summary>The document.</summary>
    public static readonly RecordType<NodeConfig> Document = new(
        "a document",
        new ObjectType(
            "document", "Document", "All that VPPilot shall keep VPP at.", [VersionKey, Node, Interfaces, Vrfs, Routes, Neighbors, Nat44]),
        reading => new NodeConfig
        {
            Node = reading.Find(Node),
            Interfaces = reading.List(Interfaces),
            Vrfs = reading.List(Vrfs),
            Routes = reading.List(Routes),
            Neighbors = reading.List(Neighbors),
            Nat44 = reading.Find(Nat44),
        }) { TakesIncomplete = true };

    /// <summary>
    /// Where the document says that it is of another version; null when it does not. Then nothing else in it can be judged.
    /// </summary>
    public static Location? OtherVersion(Location root) =>
        root.Key(VersionKey.Name) is { Node: ScalarNode { IsNumber: true } node } at && node.Text != $"{Version}" ? at : null;
}
