using System.Net;
using VppApi.Generated.Zone.IpTypes;
using VppApi.Generated.Zone.Zone;

namespace Controller.Plugins.Zone.Tests.Lab;

/// <summary>
/// A rule set to upload. It begins with the zones trust (2) and untrust (3) on the lab's two interfaces, the applications
/// that the tests use, and no policy: so nothing is permitted but what the router sends itself.
/// </summary>
internal sealed class Ruleset
{
    public const byte Trust = 2;
    public const byte Untrust = 3;

    public const uint Ping = 1;
    public const uint Http = 2;
    public const uint AnyTcp = 3;
    public const uint AnyUdp = 4;
    public const uint Ping6 = 5;

    /// <summary>What the requests carry beside the transaction.</summary>
    public List<ZoneRulesetAddPolicy> Policies { get; } = [];

    public List<ZoneRulesetAddZone> Zones { get; } =
    [
        new() { ZoneId = Trust, Name = "trust", HostInbound = [Ping, Ping6] },
        new() { ZoneId = Untrust, Name = "untrust", HostInbound = [] },
    ];

    public List<(uint SwIfIndex, byte Zone)> Interfaces { get; } = [];

    public List<(uint Set, ZoneAddressRange[] Ranges)> Sets { get; } = [];

    public List<ZoneRulesetAddApplication> Applications { get; } =
    [
        Application(Ping, "ping", Term(1, icmpType: 8)),
        Application(Http, "http", Term(6, 80), Term(6, 8080)),
        Application(AnyTcp, "tcp-any", Term(6)),
        Application(AnyUdp, "udp-any", Term(17)),
        Application(Ping6, "ping6", Term(58, icmpType: 128)),
    ];

    public ZoneRulesetFlags Flags { get; set; }

    /// <summary>Adds a policy of the pair trust → untrust, or of another.</summary>
    public Ruleset Policy(uint id, ZoneAction action, uint[] applications, byte from = Trust, byte to = Untrust,
        uint[]? source = null, uint[]? destination = null, ZonePolicyFlags flags = ZonePolicyFlags.None)
    {
        Policies.Add(new ZoneRulesetAddPolicy
        {
            PolicyId = id,
            Name = $"policy-{id}",
            Action = action,
            Flags = flags,
            NFromZones = 1,
            NToZones = 1,
            NSourceSets = (ushort)(source?.Length ?? 0),
            NDestinationSets = (ushort)(destination?.Length ?? 0),
            NApplications = (ushort)applications.Length,
            Ids = [from, to, .. source ?? [], .. destination ?? [], .. applications],
        });
        return this;
    }

    /// <summary>Adds an address set of prefixes and ranges (<c>a-b</c>).</summary>
    public Ruleset Set(uint id, params string[] members)
    {
        Sets.Add((id, [.. members.Select(Range)]));
        return this;
    }

    /// <summary>Turns screens on in a zone.</summary>
    public Ruleset Screens(byte zone, ZoneScreens screens, ZoneScreens alarmOnly = ZoneScreens.None, ZoneScreenLimits limits = default)
    {
        var index = Zones.FindIndex(candidate => candidate.ZoneId == zone);
        Zones[index] = Zones[index] with { Screens = screens, ScreensAlarmOnly = alarmOnly, ScreenLimits = limits };
        return this;
    }

    /// <summary>A term of an application; port 0 is any.</summary>
    public static ZoneApplicationTerm Term(byte protocol, ushort port = 0, int icmpType = -1) => new()
    {
        Protocol = protocol,
        SourcePortLast = ushort.MaxValue,
        DestinationPortFirst = port,
        DestinationPortLast = port == 0 ? ushort.MaxValue : port,
        IcmpTypeFirst = icmpType < 0 ? (byte)0 : (byte)icmpType,
        IcmpTypeLast = icmpType < 0 ? byte.MaxValue : (byte)icmpType,
        IcmpCodeLast = byte.MaxValue,
    };

    /// <summary>The addresses of a prefix or of <c>first-last</c>.</summary>
    public static ZoneAddressRange Range(string member)
    {
        if (member.Split('-') is [var first, var last])
            return new ZoneAddressRange { First = new Address(IPAddress.Parse(first)), Last = new Address(IPAddress.Parse(last)) };
        var network = IPNetwork.Parse(member);
        var bytes = network.BaseAddress.GetAddressBytes();
        for (var bit = network.PrefixLength; bit < bytes.Length * 8; bit++) bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return new ZoneAddressRange { First = new Address(network.BaseAddress), Last = new Address(new IPAddress(bytes)) };
    }

    private static ZoneRulesetAddApplication Application(uint id, string name, params ZoneApplicationTerm[] terms)
        => new() { ApplicationId = id, Name = name, Terms = terms };
}
