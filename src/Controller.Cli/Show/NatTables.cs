using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show nat</c>, <c>mappings</c>, <c>users</c> and <c>sessions</c>.</summary>
internal static class NatTables
{
    public static void PrintNat(CliSession session, Nat44View nat)
    {
        var facts = new FactList();
        facts.Add("nat44", nat.Enabled ? Piece.Good("enabled") : nat.Available ? Piece.Change("not enabled") : Piece.Bad("this VPP has no NAT plugin loaded"));
        if (nat.Enabled)
            AddSettings(facts, nat);
        facts.Write(session.Out);
        if (!nat.Enabled)
            return;

        var interfaces = new TextTable("Interface", "Roles");
        foreach (var view in nat.Interfaces)
            interfaces.Add(Piece.Strong(view.Interface), string.Join(',', view.Roles));
        session.Out.Line();
        session.WriteTable(interfaces);

        var pools = new TextTable("First", "Last", TextColumn.Number("VRF"), "Use");
        foreach (var pool in nat.Pools)
            pools.Add(pool.First, pool.Last, pool.Vrf?.ToString() ?? "any", pool.TwiceNat ? "twice-nat" : "translation");
        session.Out.Line();
        session.WriteTable(pools);
    }

    public static void PrintMappings(CliSession session, IReadOnlyList<Nat44MappingView> mappings)
    {
        var table = new TextTable("Name", "Kind", "Protocol", "Local", "External", TextColumn.Number("VRF"), "Flags");
        foreach (var mapping in mappings)
        {
            table.Add(
                new Piece(mapping.Name ?? string.Empty, mapping.Managed ? Ink.Strong : Ink.Quiet),
                mapping.Kind,
                mapping.Protocol ?? "any",
                Endpoint(mapping.LocalAddress, mapping.LocalPort),
                External(mapping),
                mapping.Vrf.ToString(),
                string.Join(',', mapping.Managed ? mapping.Flags : [.. mapping.Flags, "foreign"]));
        }

        session.WriteTable(table);
    }

    public static void PrintUsers(CliSession session, IReadOnlyList<Nat44UserView> users)
    {
        var table = new TextTable("Address", TextColumn.Number("VRF"), TextColumn.Number("Sessions"), TextColumn.Number("Static"));
        foreach (var user in users)
            table.Add(Piece.Strong(user.Address), user.Vrf.ToString(), user.Sessions.ToString(), user.StaticSessions.ToString());
        session.WriteTable(table);
    }

    public static void PrintSessions(CliSession session, PageOf<Nat44SessionView> page)
    {
        var table = new TextTable(
            "Protocol", "Inside", "Outside", "Remote", TextColumn.Number("VRF"),
            TextColumn.Number("Packets"), TextColumn.Number("Bytes"), TextColumn.Number("Idle"), "Flags");
        foreach (var view in page.Items)
        {
            table.Add(
                view.Protocol,
                Piece.Strong(Endpoint(view.InsideAddress, view.InsidePort)),
                Endpoint(view.OutsideAddress, view.OutsidePort),
                view.RemoteAddress is null ? string.Empty : Endpoint(view.RemoteAddress, view.RemotePort),
                view.Vrf.ToString(),
                HumanUnits.Count(view.Packets),
                HumanUnits.Bytes(view.Bytes),
                view.IdleSeconds is { } idle ? HumanUnits.Duration(TimeSpan.FromSeconds(idle)) : string.Empty,
                string.Join(',', view.Flags));
        }

        session.WriteTable(table);
        PageFooter.Print(session, page.Items.Count, page.Total, page.Next);
    }

    private static void AddSettings(FactList facts, Nat44View nat)
    {
        facts.Add("sessions", $"{nat.Sessions?.ToString() ?? "unknown"} now, at most {nat.SessionsPerWorker} a worker");
        facts.Add("forwarding", nat.Forwarding ? "on: what matches nothing is forwarded untranslated" : "off: what matches nothing is dropped");
        facts.Add("vrfs", $"inside {nat.InsideVrf}, outside {nat.OutsideVrf}");
        facts.Add("timeouts", $"udp {nat.UdpTimeoutSeconds}s, tcp {nat.TcpEstablishedTimeoutSeconds}s, tcp opening and closing {nat.TcpTransitoryTimeoutSeconds}s, icmp {nat.IcmpTimeoutSeconds}s");
    }

    private static string External(Nat44MappingView mapping) => (mapping.ExternalAddress, mapping.ExternalInterface) switch
    {
        ({ } address, null) => Endpoint(address, mapping.ExternalPort),
        ({ } address, { } name) => $"{Endpoint(address, mapping.ExternalPort)}@{name}",
        (null, { } name) => Endpoint($"@{name}", mapping.ExternalPort),
        _ => string.Empty,
    };

    // NAT44: every address is IPv4, so a colon is unmistakable.
    private static string Endpoint(string address, ushort? port) => port is null ? address : $"{address}:{port}";
}
