using Controller.Contracts.Rest;

namespace WebStage;

/// <summary>Invented Findings and Plans: what a document contains decides which.</summary>
internal static class StagePlans
{
    public static IReadOnlyList<FindingView> Findings(string text)
    {
        var findings = new List<FindingView>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var column = lines[i].Length - lines[i].TrimStart().Length + 1;
            if (lines[i].Contains("adresses:", StringComparison.Ordinal))
                findings.Add(new("error", "unknown-key", "interfaces.wan.adresses", i + 1, column, "There is no key adresses here. Did you mean addresses?"));
            if (lines[i].Contains("local: \"10.0.0.2:80\"", StringComparison.Ordinal) && !lines[i].Contains("protocol", StringComparison.Ordinal))
                findings.Add(new("error", "port-without-protocol", "nat44.static-mappings.web", i + 1, column, "A mapping with a port needs a protocol: add protocol: tcp or protocol: udp."));
            if (lines[i].Contains("nat44:", StringComparison.Ordinal) && !text.Contains("outside", StringComparison.Ordinal))
                findings.Add(new("warning", "no-outside-interface", "nat44.interfaces", i + 1, column, "NAT44 has no outside interface: nothing will be translated."));
        }

        if (lines.All(line => !line.StartsWith("vppilot:", StringComparison.Ordinal)))
            findings.Add(new("error", "missing-key", "vppilot", 1, 1, "The document must begin with its format version: vppilot: 1."));
        return findings;
    }

    public static PlanView Plan(string text)
    {
        var findings = Findings(text);
        if (findings.Any(finding => finding.Severity == "error")) return new PlanView(findings, [], 0, 0, 0, 0, []);
        return text == StageDocuments.Committed ? new PlanView(findings, [], 0, 0, 0, 0, Foreign) : Change(findings);
    }

    public static PlanView Drift() => new(
        [],
        [
            new(0, "create", "interface/wan/address/198.51.100.1/27", "address", "none", [new("address", null, "198.51.100.1/27")], null),
            new(1, "update", "route/0/0.0.0.0/0", "route", "traffic-hit", [new("via", "198.51.100.29 via wan", "198.51.100.30 via wan")], null),
        ],
        1, 1, 0, 0, Foreign);

    private static readonly string[] Foreign = ["interface/vxlan_tunnel0", "nat44/static-mapping/10.0.0.77:51820"];

    private static PlanView Change(IReadOnlyList<FindingView> findings) => new(
        findings,
        [
            new(0, "delete", "route/0/203.0.113.0/24", "route", "traffic-hit", [new("prefix", "203.0.113.0/24", null), new("via", "blackhole", null)], null),
            new(1, "delete", "interface/core", "interface", "recreate", [new("role", "master", "slave")], "memif cannot change its role in place: it is taken down and made again"),
            new(2, "create", "vrf/20", "vrf", "none", [new("name", null, "guests")], null),
            new(3, "create", "interface/core", "interface", "recreate", [new("type", null, "memif"), new("id", null, "1"), new("role", null, "slave"), new("mtu", null, "9000")], "needed by interface/core/address/172.16.4.1/30"),
            new(4, "create", "interface/core/address/172.16.4.1/30", "address", "none", [new("address", null, "172.16.4.1/30")], null),
            new(5, "create", "interface/guest", "interface", "none", [new("type", null, "loopback"), new("vrf", null, "20"), new("state", null, "up")], null),
            new(6, "create", "interface/guest/address/10.30.0.1/24", "address", "none", [new("address", null, "10.30.0.1/24")], null),
            new(7, "update", "interface/wan", "interface", "none", [new("mtu", "1500", "1492"), new("description", null, "uplink, PPPoE")], null),
            new(8, "update", "nat44/static-mapping/web", "static-mapping", "sessions-dropped", [new("external", "198.51.100.10:8080", "198.51.100.10:80")], "VPP cannot change a mapping in place: its sessions are dropped"),
            new(9, "create", "route/0/203.0.113.0/25", "route", "none", [new("via", null, "172.16.4.2 via core")], null),
        ],
        6, 2, 1, 1, Foreign);
}
