using System.Net;
using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The mappings of the section <c>nat44</c>.</summary>
internal static class Nat44MappingFormat
{
    private static readonly SchemaKey<Nat44Protocol> Protocol = new(
        "protocol", Scalars.Word<Nat44Protocol>(),
        "Protocol. Without it all of them, and then without ports. The port of `icmp` is the identifier of an echo.") { Example = "tcp" };

    private static readonly SchemaKey<Endpoint> Local = new(
        "local", Scalars.Endpoint, "The inside host, and its port when there is a protocol.")
    { IsRequired = true, Example = "10.0.0.2:80" };

    private static readonly SchemaKey<Endpoint> External = new(
        "external", Scalars.Endpoint, "The outside address, and the port when there is a protocol.") { Example = "198.51.100.10:8080" };

    private static readonly SchemaKey<string> ExternalInterface = new(
        "external-interface", Scalars.Name, "Use the first IPv4 address of this interface as the outside address.") { Example = "wan" };

    private static readonly SchemaKey<ushort> ExternalPort = new(
        "external-port", Numbers.Port, "The outside port, together with `external-interface` and a protocol.");

    private static readonly SchemaKey<uint> Vrf = new("vrf", Numbers.TableId, "Table of the inside host. Without it NAT44's `inside-vrf`.");

    private static readonly SchemaKey<TwiceNat> TwiceNatKey = new(
        "twice-nat", Scalars.TwiceNat,
        "Translate the source too, to an address of a twice-NAT pool: always, or (`self`) only when the host calls its own "
        + "outside address.") { DefaultText = "false" };

    private static readonly SchemaKey<bool> Out2InOnly = new(
        "out2in-only", Scalars.Boolean,
        "Only for connections from outside. What the host itself opens is translated by a pool.") { DefaultText = "false" };

    private static readonly SchemaKey<IPAddress> Address = new("address", Scalars.Ipv4Address, "The address.") { Example = "198.51.100.1" };

    private static readonly SchemaKey<string> Interface = new(
        "interface", Scalars.Name, "Use the first IPv4 address of this interface.") { Example = "wan" };

    private static readonly SchemaKey<ushort> Port = new("port", Numbers.Port, "The port, together with a protocol.") { Example = "22" };

    /// <summary>The section <c>nat44.static-mappings</c>.</summary>
    public static readonly SchemaType<ValueList<Nat44StaticMappingConfig>> StaticMappings =
        new MapType<string, Nat44StaticMappingConfig, Nat44StaticMappingConfig>(
        "names to static mappings", Scalars.Name, Scalars.NamePattern,
        new RecordType<Nat44StaticMappingConfig>(
            "a static mapping",
            new ObjectType(
                "nat44-static-mapping", "NAT44 static mapping",
                "A port forward (with a protocol and ports) or a one-to-one NAT (without). VPP cannot change a mapping: a change "
                + "deletes it with its sessions and makes it again.",
                [Protocol, Local, External, ExternalInterface, ExternalPort, Vrf, TwiceNatKey, Out2InOnly]) { ExactlyOne = [External, ExternalInterface] },
            reading => new Nat44StaticMappingConfig
            {
                Name = reading.Name,
                Protocol = reading.FindValue(Protocol),
                LocalAddress = reading.Get(Local).Address,
                LocalPort = reading.Get(Local).Port,
                ExternalAddress = reading.FindValue(External)?.Address,
                ExternalInterface = reading.Find(ExternalInterface),
                ExternalPort = reading.FindValue(External)?.Port ?? reading.FindValue(ExternalPort),
                Vrf = reading.FindValue(Vrf),
                TwiceNat = reading.Get(TwiceNatKey, TwiceNat.Off),
                Out2InOnly = reading.Get(Out2InOnly, otherwise: false),
            }),
        (_, mapping) => mapping);

    /// <summary>The section <c>nat44.identity-mappings</c>.</summary>
    public static readonly SchemaType<ValueList<Nat44IdentityMappingConfig>> IdentityMappings =
        new MapType<string, Nat44IdentityMappingConfig, Nat44IdentityMappingConfig>(
        "names to identity mappings", Scalars.Name, Scalars.NamePattern,
        new RecordType<Nat44IdentityMappingConfig>(
            "an identity mapping",
            new ObjectType(
                "nat44-identity-mapping", "NAT44 identity mapping",
                "An address, or a port of it, that passes untranslated: how services of the router itself stay reachable when "
                + "`forwarding` is `false`.",
                [Protocol, Address, Interface, Port, Vrf]) { ExactlyOne = [Address, Interface] },
            reading => new Nat44IdentityMappingConfig
            {
                Name = reading.Name,
                Protocol = reading.FindValue(Protocol),
                Address = reading.Find(Address),
                Interface = reading.Find(Interface),
                Port = reading.FindValue(Port),
                Vrf = reading.FindValue(Vrf),
            }),
        (_, mapping) => mapping);
}
