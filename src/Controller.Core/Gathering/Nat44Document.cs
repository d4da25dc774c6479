using Controller.Core.Model;
using Controller.Core.Resources;
using Controller.Core.Yaml;

namespace Controller.Core.Gathering;

/// <summary>The part of <see cref="ResourceDocument"/> that knows NAT44-ED.</summary>
internal static class Nat44Document
{
    public static DocumentNode Of(Nat44Resource nat44, ResourceSet resources) => TreeWriter.Mapping()
        .WithUnless("inside-vrf", nat44.InsideVrf, 0U)
        .WithUnless("outside-vrf", nat44.OutsideVrf, 0U)
        .With("sessions", nat44.Sessions)
        .With("forwarding", nat44.Forwarding)
        .With("mss-clamp", nat44.MssClamp)
        .Put("timeouts", TreeWriter.Mapping()
            .With("udp", nat44.Timeouts.Udp).With("tcp-established", nat44.Timeouts.TcpEstablished)
            .With("tcp-transitory", nat44.Timeouts.TcpTransitory).With("icmp", nat44.Timeouts.Icmp))
        .WithMap("interfaces", resources.OfType<Nat44InterfaceResource>().OrderBy(item => item.Key).Select(item => (item.Interface, (DocumentNode)TreeWriter.Plain(item.Role))))
        .WithList("pools", Pools(resources))
        .WithMap("static-mappings", resources.OfType<Nat44StaticMappingResource>().OrderBy(item => item.Key).Select(item => (item.Name, StaticMapping(item, nat44))))
        .WithMap("identity-mappings", resources.OfType<Nat44IdentityMappingResource>().OrderBy(item => item.Key).Select(item => (item.Name, IdentityMapping(item, nat44))));

    private static IEnumerable<DocumentNode> Pools(ResourceSet resources) => resources
        .OfType<Nat44PoolResource>().OrderBy(pool => pool.Range.First).ThenBy(pool => pool.TwiceNat)
        .Select(pool => (DocumentNode)TreeWriter.Mapping().With("range", pool.Range).With("vrf", pool.Vrf).WithUnless("twice-nat", pool.TwiceNat, false))
        .Concat(resources.OfType<Nat44InterfacePoolResource>().OrderBy(pool => pool.Key)
            .Select(pool => TreeWriter.Mapping().WithText("interface", pool.Interface).WithUnless("twice-nat", pool.TwiceNat, false)));

    private static DocumentNode StaticMapping(Nat44StaticMappingResource item, Nat44Resource nat44) => TreeWriter.Mapping()
        .With("protocol", item.Protocol)
        .WithText("local", Endpoint(item.LocalAddress, item.LocalPort))
        .WithText("external", item.ExternalAddress is { } address ? Endpoint(address, item.ExternalPort) : null)
        .WithText("external-interface", item.ExternalInterface)
        .With("external-port", item.ExternalInterface is null ? null : item.ExternalPort)
        .WithUnless("vrf", item.Vrf, nat44.InsideVrf)
        .WithUnless("twice-nat", item.TwiceNat ?? TwiceNat.Off, TwiceNat.Off)
        .WithUnless("out2in-only", item.Out2InOnly ?? false, false);

    private static DocumentNode IdentityMapping(Nat44IdentityMappingResource item, Nat44Resource nat44) => TreeWriter.Mapping()
        .With("protocol", item.Protocol)
        .With("address", item.Address)
        .WithText("interface", item.Interface)
        .With("port", item.Port)
        .WithUnless("vrf", item.Vrf, nat44.InsideVrf);

    private static string Endpoint(System.Net.IPAddress address, ushort? port) => port is { } number ? $"{address}:{number}" : $"{address}";
}
