using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The section <c>nat44</c>.</summary>
internal static class Nat44Format
{
    private static readonly SchemaKey<uint> Udp = Seconds("udp", "UDP.", Nat44TimeoutsConfig.Default.Udp);

    private static readonly SchemaKey<uint> TcpEstablished = Seconds(
        "tcp-established", "TCP, established.", Nat44TimeoutsConfig.Default.TcpEstablished);

    private static readonly SchemaKey<uint> TcpTransitory = Seconds(
        "tcp-transitory", "TCP, opening and closing.", Nat44TimeoutsConfig.Default.TcpTransitory);

    private static readonly SchemaKey<uint> Icmp = Seconds("icmp", "ICMP.", Nat44TimeoutsConfig.Default.Icmp);

    private static readonly RecordType<Nat44TimeoutsConfig> Timeouts = new(
        "the timeouts",
        new ObjectType(
            "nat44-timeouts", "NAT44 timeouts",
            "After how many idle seconds a session is forgotten. Changes apply to sessions that are there, too, and drop none.",
            [Udp, TcpEstablished, TcpTransitory, Icmp]),
        reading => new Nat44TimeoutsConfig(
            reading.Get(Udp, Nat44TimeoutsConfig.Default.Udp),
            reading.Get(TcpEstablished, Nat44TimeoutsConfig.Default.TcpEstablished),
            reading.Get(TcpTransitory, Nat44TimeoutsConfig.Default.TcpTransitory),
            reading.Get(Icmp, Nat44TimeoutsConfig.Default.Icmp)));

    private static readonly SchemaKey<Ipv4Range> Range = new(
        "range", Scalars.Ipv4Range,
        "The addresses: one, a range, or a prefix (all of its addresses). At most 65536.") { Example = "198.51.100.10-198.51.100.20" };

    private static readonly SchemaKey<string> PoolInterface = new(
        "interface", Scalars.Name, "Follow the addresses of this interface instead.") { Example = "wan" };

    private static readonly SchemaKey<uint> PoolVrf = new(
        "vrf", Numbers.TableId,
        "Only for hosts behind interfaces of this table. Without it, for all. Not for a pool that follows an interface.");

    private static readonly SchemaKey<bool> PoolTwiceNat = new(
        "twice-nat", Scalars.Boolean,
        "These addresses replace the source of traffic to twice-NAT mappings, and serve nothing else.") { DefaultText = "false" };

    private static readonly RecordType<Nat44PoolConfig> Pool = new(
        "a pool",
        new ObjectType(
            "nat44-pool", "NAT44 pool",
            "Addresses to translate to. Pools of the same use must not overlap. Growing and shrinking a pool touches only the "
            + "addresses that come and go.",
            [Range, PoolInterface, PoolVrf, PoolTwiceNat]) { ExactlyOne = [Range, PoolInterface] },
        reading => reading.FindValue(Range) is { } range
            ? new Nat44AddressPoolConfig(range, reading.FindValue(PoolVrf), reading.Get(PoolTwiceNat, otherwise: false))
            : new Nat44InterfacePoolConfig(reading.Get(PoolInterface), reading.Get(PoolTwiceNat, otherwise: false)));

    private static readonly SchemaKey<uint> InsideVrf = new(
        "inside-vrf", Numbers.TableId, "Table of the inside networks. Changing it drops all sessions.") { DefaultText = "0" };

    private static readonly SchemaKey<uint> OutsideVrf = new(
        "outside-vrf", Numbers.TableId, "Table of the outside networks. Changing it drops all sessions.") { DefaultText = "0" };

    private static readonly SchemaKey<uint> Sessions = new(
        "sessions", Numbers.Whole<uint>(1, 16_777_216),
        "Most sessions of one worker. VPP takes the memory for all of them at once. Changing it drops all sessions.")
    { DefaultText = "64512" };

    private static readonly SchemaKey<bool> Forwarding = new(
        "forwarding", Scalars.Boolean,
        "Forward what matches no session and no mapping. With `false` VPP drops everything that enters an outside interface and "
        + "matches nothing, "
        + "also what is for the router itself. VPP's own default is `false`.") { DefaultText = "true" };

    private static readonly SchemaKey<ushort> MssClamp = new(
        "mss-clamp", Numbers.Whole<ushort>(64, 65535),
        "Largest MSS that translated TCP connections may agree on. Without it there is no clamping.") { Example = "1400" };

    private static readonly SchemaKey<Nat44TimeoutsConfig> TimeoutsKey = new("timeouts", Timeouts, "Idle timeouts.");

    private static readonly SchemaKey<ValueList<Nat44InterfaceConfig>> Interfaces = new(
        "interfaces",
        new MapType<string, Nat44Role, Nat44InterfaceConfig>(
            "interface names to roles", Scalars.Name, Scalars.NamePattern, Scalars.Word<Nat44Role>(), (
                name, role) => new Nat44InterfaceConfig(name, role)),
        "Roles of interfaces of this file: `output-feature` translates what leaves through the interface and needs no inside role; "
        + "`inside`, `outside` and `inside-outside` are the classic roles, for which `forwarding` must be `false` if hosts are to be translated to a pool.");

    private static readonly SchemaKey<ValueList<Nat44PoolConfig>> Pools = new(
        "pools", new ListType<Nat44PoolConfig>("pools", Pool), "Addresses to translate to.");

    private static readonly SchemaKey<ValueList<Nat44StaticMappingConfig>> StaticMappings = new(
        "static-mappings", Nat44MappingFormat.StaticMappings, "Port forwards and one-to-one NAT. The name is kept in VPP as a tag.");

    private static readonly SchemaKey<ValueList<Nat44IdentityMappingConfig>> IdentityMappings = new(
        "identity-mappings", Nat44MappingFormat.IdentityMappings,
        "Addresses and ports that are never translated. The name is kept in VPP as a tag.");

    /// <summary>The whole section.</summary>
    public static readonly SchemaType<Nat44Config> Section = new RecordType<Nat44Config>(
        "the nat44 section",
        new ObjectType(
            "nat44", "NAT44",
            "NAT44-ED, VPP's endpoint-dependent source and destination NAT of IPv4. The presence of the section enables it, `nat44: "
            + "{}` with all defaults; "
            + "its absence disables it if VPPilot enabled it.",
            [InsideVrf, OutsideVrf, Sessions, Forwarding, MssClamp, TimeoutsKey, Interfaces, Pools, StaticMappings, IdentityMappings]),
        reading => new Nat44Config
        {
            InsideVrf = reading.Get(InsideVrf, 0U),
            OutsideVrf = reading.Get(OutsideVrf, 0U),
            Sessions = reading.Get(Sessions, Nat44Config.DefaultSessions),
            Forwarding = reading.Get(Forwarding, otherwise: true),
            MssClamp = reading.FindValue(MssClamp),
            Timeouts = reading.Get(TimeoutsKey, Nat44TimeoutsConfig.Default),
            Interfaces = reading.List(Interfaces),
            Pools = reading.List(Pools),
            StaticMappings = reading.List(StaticMappings),
            IdentityMappings = reading.List(IdentityMappings),
        });

    private static SchemaKey<uint> Seconds(string name, string doc, uint seconds) =>
        new(name, Numbers.Whole<uint>(1, int.MaxValue), $"{doc} Seconds.") { DefaultText = $"{seconds}" };
}
