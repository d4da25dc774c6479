using Controller.Core.Format;
using Controller.Core.Merging;
using Controller.Core.Model;
using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Core.Gathering;

/// <summary>
/// Writes resources as a document: the way back from <see cref="ResourceExpansion"/>. Of what VPP was observed to have it makes a document
/// that plans to nothing.
/// </summary>
public static class ResourceDocument
{
    private const uint SmallestMtu = 64;
    private const uint LargestMtu = 65535;

    /// <summary>The document, as YAML. Resources of kinds that a document cannot ask for are left out.</summary>
    /// <param name="resources">The resources; what one depends on is among them.</param>
    public static string Write(ResourceSet resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var root = TreeWriter.Mapping().With(DocumentFormat.VersionKey.Name, DocumentFormat.Version);
        root.WithMap("vrfs", resources.OfType<VrfResource>().OrderBy(vrf => vrf.Id).Select(vrf => ($"{vrf.Id}", Vrf(vrf))));
        root.WithMap("interfaces", resources.OfType<InterfaceResource>().Where(item => item is not OtherInterfaceResource)
            .OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => (item.Name, Interface(item, resources))));
        root.WithList("routes", resources.OfType<RouteResource>().OrderBy(route => route.Key).Select(Route));
        root.WithList("neighbors", resources.OfType<NeighborResource>().OrderBy(neighbor => neighbor.Key).Select(Neighbor));
        if (resources.OfType<Nat44Resource>().FirstOrDefault() is { } nat44)
            root.Put("nat44", Nat44Document.Of(nat44, resources));
        return YamlText.Of(root);
    }

    private static DocumentNode Vrf(VrfResource vrf) => TreeWriter.Mapping().WithText("name", string.IsNullOrEmpty(vrf.Name) ? null : vrf.Name);

    private static DocumentNode Interface(InterfaceResource item, ResourceSet resources)
    {
        var mapping = TreeWriter.Mapping().With("type", item.Type);
        switch (item)
        {
            case AfPacketResource afPacket:
                mapping.WithText("host-interface", afPacket.HostInterface);
                break;
            case LoopbackResource loopback:
                mapping.With("instance", loopback.Instance);
                break;
            case TapResource tap:
                mapping.With("id", tap.Id).WithText("host-interface", tap.HostInterface).WithText("host-namespace", tap.HostNamespace)
                    .With("host-address", tap.HostAddress).With("rx-ring", tap.RxRing).With("tx-ring", tap.TxRing);
                break;
            case MemifResource memif:
                mapping.With("id", memif.Id).WithText("socket", memif.Socket).With("role", memif.Role).With("mode", memif.Mode)
                    .With("ring-size", memif.RingSize).With("buffer-size", memif.BufferSize)
                    .With("rx-queues", memif.RxQueues).With("tx-queues", memif.TxQueues).WithText("secret", memif.Secret?.Reveal);
                break;
        }

        return mapping
            .With("state", item.State)
            .With("mtu", item.Mtu is >= SmallestMtu and <= LargestMtu ? item.Mtu : null)
            .With("mac", item is MemifResource { Mode: MemifMode.Ip } ? null : item.Mac)
            .WithUnless("vrf", item.Vrf, 0U)
            .WithList("addresses", resources.OfType<AddressResource>().Where(address => address.Interface == item.Name).Select(address => TreeWriter.Plain(address.Address)));
    }

    private static DocumentNode Route(RouteResource route)
    {
        var mapping = TreeWriter.Mapping().With("prefix", route.Prefix).WithUnless("vrf", route.Vrf, 0U);
        return route.Blackhole
            ? mapping.With("blackhole", true)
            : mapping.WithList("via", route.Paths.Select(path => (DocumentNode)TreeWriter.Mapping()
                .With("address", path.Address).WithText("interface", path.Interface).With("vrf", path.Vrf)
                .WithUnless("weight", path.Weight, (byte)1).WithUnless("preference", path.Preference, (byte)0)));
    }

    private static DocumentNode Neighbor(NeighborResource neighbor) => TreeWriter.Mapping()
        .WithText("interface", neighbor.Interface).With("address", neighbor.Address).With("mac", neighbor.Mac);
}
