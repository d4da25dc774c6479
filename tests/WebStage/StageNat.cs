using System.Globalization;
using Controller.Contracts.Rest;

namespace WebStage;

/// <summary>Invented NAT44 state: 48 inside hosts with a few thousand sessions.</summary>
internal static class StageNat
{
    private const int Hosts = 48;

    private static readonly string[] Far = ["93.184.216.34", "151.101.1.69", "142.250.185.78", "104.16.132.229", "185.199.108.153", "9.9.9.9", "1.1.1.1"];
    private static readonly ushort[] FarPorts = [443, 443, 443, 80, 22, 53, 53];

    private static readonly List<Nat44SessionView> Sessions = [.. Enumerable.Range(0, Hosts).SelectMany(SessionsOf)];

    public static IReadOnlyList<Nat44MappingView> Mappings { get; } =
    [
        new("web", "static", true, "tcp", "10.0.0.2", 80, "198.51.100.10", 8080, null, 0, []),
        new("web-tls", "static", true, "tcp", "10.0.0.2", 443, "198.51.100.10", 8443, null, 0, ["out2in-only"]),
        new("mail", "static", true, "tcp", "10.20.0.5", 25, "198.51.100.12", 25, null, 0, []),
        new("host", "static", true, null, "10.0.0.3", null, "198.51.100.11", null, null, 0, []),
        new("dns", "static", true, "udp", "10.0.0.4", 53, "198.51.100.1", 53, "wan", 0, ["twice-nat"]),
        new("ssh", "identity", true, "tcp", "198.51.100.1", 22, "198.51.100.1", 22, null, 0, []),
        new(null, "static", false, "udp", "10.0.0.77", 51820, "198.51.100.14", 51820, null, 0, []),
    ];

    public static Nat44View View(DateTimeOffset now) => new(
        true, true, 0, 0, 64_512, (ulong)(Sessions.Count + 18_400 + 900 * Math.Sin(StageTraffic.Second(now) / 31.0) + 60 * StageTraffic.Noise(3, StageTraffic.Second(now))),
        true, 300, 7440, 240, 60,
        [new("lan", ["inside"]), new("customers", ["inside"]), new("core", ["inside", "output-feature"]), new("dmz", ["inside"]), new("wan", ["outside"])],
        [new("198.51.100.10", "198.51.100.20", null, false), new("198.51.100.24", "198.51.100.24", 10, false), new("192.168.255.1", "192.168.255.4", null, true)]);

    public static IReadOnlyList<Nat44UserView> Users() =>
    [
        .. Sessions.GroupBy(session => (session.InsideAddress, session.Vrf))
            .Select(user => new Nat44UserView(user.Key.InsideAddress, user.Key.Vrf, (uint)user.Count(session => session.Flags.Count == 0), (uint)user.Count(session => session.Flags.Count > 0)))
            .OrderByDescending(user => user.Sessions),
    ];

    public static PageOf<Nat44SessionView> Page(Nat44SessionQuery query)
    {
        var found = Sessions.Where(session =>
            (query.User is null || session.InsideAddress == query.User)
            && (query.Vrf is null || session.Vrf == query.Vrf)
            && (query.Filter is null || Text(session).Contains(query.Filter, StringComparison.OrdinalIgnoreCase))).ToList();
        var from = int.Parse(query.Cursor ?? "0", CultureInfo.InvariantCulture);
        var next = from + query.Limit;
        return new PageOf<Nat44SessionView>(
            [.. found.Skip(from).Take(query.Limit)], found.Count, next < found.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static string Text(Nat44SessionView session)
        => $"{session.InsideAddress}:{session.InsidePort} {session.OutsideAddress}:{session.OutsidePort} {session.RemoteAddress}:{session.RemotePort}";

    private static IEnumerable<Nat44SessionView> SessionsOf(int host)
    {
        var customer = host >= 32;
        var inside = customer ? $"100.64.0.{host - 30}" : $"10.0.{host / 16}.{2 + host % 16}";
        var count = 12 + (int)(StageTraffic.Noise(11, host) * 90);
        for (var i = 0; i < count; i++)
        {
            var seed = host * 1000 + i;
            var far = (int)(StageTraffic.Noise(12, seed) * Far.Length);
            var packets = (ulong)(StageTraffic.Noise(13, seed) * 90_000) + 3;
            yield return new Nat44SessionView(
                FarPorts[far] == 53 ? "udp" : i % 41 == 40 ? "icmp" : "tcp", inside, (ushort)(32_768 + seed * 7 % 28_000),
                customer ? "198.51.100.24" : $"198.51.100.{10 + host % 11}", (ushort)(1024 + seed * 13 % 64_000), Far[far], FarPorts[far], customer ? 10u : 0u,
                packets, packets * (ulong)(90 + StageTraffic.Noise(14, seed) * 1300), Math.Round(StageTraffic.Noise(15, seed) * 240, 1), i == 0 ? ["static"] : []);
        }
    }
}
