using Controller.Contracts.Rest;

namespace Controller.Cli.Tests;

/// <summary>Answers of a server in a small lab.</summary>
internal static class Canned
{
    public static readonly DateTimeOffset At = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    public static NodeStatus Status(NodeState state = NodeState.InSync, string? detail = null, ApplyProgress? apply = null) => new(
        "lab", state, detail, Simulated: false, Revision: 7,
        new VppStatus(
            Connected: true, "/run/vpp/api.sock", "26.06-release", Pid: 4242, At.AddHours(-3), LastError: null, Restarts: 1,
            MissingMessages: 12, ChangedMessages: 0, ["memif: the plugin memif_plugin.so is not loaded"], StatsAvailable: true),
        new DatabaseStatus(Available: true, Private: true, LastError: null),
        apply, At, "0.1.0");

    public static NodeStatus Simulated() => Status() with
    {
        Simulated = true,
        Vpp = Status().Vpp with { MissingFeatures = [], MissingMessages = 0, Restarts = 0 },
    };

    public static NodeStatus Down() => Status(NodeState.Disconnected, "VPP does not answer on /run/vpp/api.sock") with
    {
        Vpp = new VppStatus(false, "/run/vpp/api.sock", null, null, null, "connect: No such file or directory", 0, 0, 0, [], false),
        Database = new DatabaseStatus(false, false, "connection refused"),
        Revision = null,
        ServerVersion = null,
    };

    public static PlanView Plan() => new(
        [],
        [
            new PlanStepView(0, "delete", "route/0/203.0.113.0/24", "route", "traffic-hit", [new("blackhole", "true", null)], null),
            new PlanStepView(1, "delete", "interface/core", "interface", "recreate", [new("type", "memif", null), new("ring-size", "1024", null)], "memif cannot change ring-size in place"),
            new PlanStepView(2, "create", "interface/lan", "interface", "none", [new("type", null, "af-packet"), new("host-interface", null, "vpp-lan"), new("state", null, "up")], null),
            new PlanStepView(3, "create", "interface/core", "interface", "none", [new("type", null, "memif"), new("ring-size", null, "2048")], null),
            new PlanStepView(4, "update", "interface/wan", "interface", "traffic-hit", [new("mtu", "1500", "9000"), new("description", "uplink", null), new("mac", null, "02:fe:00:00:00:01")], "depends on interface/lan"),
            new PlanStepView(5, "create", "nat44/mapping/web", "nat44-mapping", "sessions-dropped", [new("external", null, "198.51.100.10:8080")], null),
        ],
        Create: 2, Update: 1, Recreate: 1, Delete: 1,
        ["interface/GigabitEthernet0/8/0", "route/0/192.0.2.0/24"]);

    /// <summary>Two steps of <see cref="Plan"/>.</summary>
    public static PlanView SmallPlan() => new(
        [], [Plan().Steps[2] with { Index = 0 }, Plan().Steps[4] with { Index = 1 }], Create: 1, Update: 1, Recreate: 0, Delete: 0, []);

    public static PlanView EmptyPlan() => new([], [], 0, 0, 0, 0, []);

    public static PlanView InvalidPlan() => new(
        [new("error", "unknown-key", "interfaces.lan.mtuu", 5, 5, "Interfaces have no 'mtuu'; did you mean 'mtu'?")], [], 0, 0, 0, 0, []);

    public static ApplyResult Applied() => new(ApplyOutcome.Committed, 8, SmallPlan(), Failure: null, Requests: 9, TimeSpan.FromMilliseconds(421));

    public static ApplyResult Failed(ApplyOutcome outcome, params string[] left) => new(
        outcome, Revision: null, SmallPlan(),
        new ApplyFailure(1, "interface/wan", "VPP refused sw_interface_set_mtu: INVALID_VALUE (-7)", left.Length == 0 ? ["interface/lan"] : [], left),
        Requests: 7, TimeSpan.FromMilliseconds(88));

    public static IReadOnlyList<InterfaceView> Interfaces() =>
    [
        new("lan", "host-vpp-lan", 1, "af-packet", Managed: true, AdminUp: true, LinkUp: true, 1500, "02:fe:00:00:00:01", 10_000_000_000, 0,
            ["10.0.0.1/24", "2001:db8::1/64"], ["inside"],
            new InterfaceCountersView(1_234_567, 987_654_321, 7_654_321, 123_456_789, 12, 3, 0, 0, 4, 0),
            new InterfaceRatesView(14_880_000, 9_999_360_000, 1_200, 1_843_200, 2.5)),
        new("wan", "host-vpp-wan", 2, "af-packet", Managed: true, AdminUp: true, LinkUp: false, 9000, "02:fe:00:00:00:02", null, 0,
            ["192.0.2.2/24"], ["outside"], new InterfaceCountersView(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Rates: null),
        new("local0", "local0", 0, "local", Managed: false, AdminUp: false, LinkUp: false, 0, null, null, 0,
            [], [], new InterfaceCountersView(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new InterfaceRatesView(0, 0, 0, 0, 0)),
    ];

    public static IReadOnlyList<RouteView> Routes() =>
    [
        new("0.0.0.0/0", 0, ["192.0.2.1 via wan"], 1_500_000, 2_000_000_000),
        new("10.20.0.0/16", 10, ["10.0.0.2 via lan", "10.0.0.3 via lan"], null, null),
        new("203.0.113.0/24", 0, ["blackhole"], null, null),
    ];

    public static Nat44View Nat() => new(
        Enabled: true, Available: true, 0, 0, 64512, 4231, Forwarding: true, 300, 7440, 240, 60,
        [new("lan", ["inside"]), new("wan", ["outside"])],
        [new("198.51.100.10", "198.51.100.20", 0, TwiceNat: false), new("198.51.100.30", "198.51.100.30", null, TwiceNat: true)]);

    public static IReadOnlyList<Nat44MappingView> Mappings() =>
    [
        new("web", "static", true, "tcp", "10.0.0.2", 80, "198.51.100.10", 8080, null, 0, []),
        new("host", "static", true, null, "10.0.0.3", null, "198.51.100.11", null, null, 0, []),
        new("dyn", "static", true, "udp", "10.0.0.4", 53, null, 53, "wan", 0, ["self-twice-nat", "out2in-only"]),
        new(null, "identity", false, "tcp", "198.51.100.1", 22, "198.51.100.1", 22, null, 0, []),
    ];

    public static IReadOnlyList<Nat44UserView> Users() => [new("10.0.0.2", 0, 4200, 3), new("10.0.0.9", 10, 28, 0)];

    public static PageOf<Nat44SessionView> Sessions() => new(
        [
            new("tcp", "10.0.0.2", 40000, "198.51.100.10", 1024, "203.0.113.5", 443, 0, 12_345, 9_876_543, 3.25, []),
            new("icmp", "10.0.0.9", 7, "198.51.100.11", 2048, null, null, 10, 2, 168, null, ["static", "timed-out"]),
        ],
        4231, "10.0.0.9|2");

    public static PageOf<RevisionSummary> Revisions() => new(
        [
            new(7, "admin", At, "second uplink", ApplyOutcome.Committed, 3, 1, 2),
            new(6, "ci", At.AddDays(-1), null, ApplyOutcome.Committed, 12, 0, 0),
        ],
        2, null);

    public static RevisionView Revision() => new(Revisions().Items[0], "vppilot: 1\ninterfaces:\n  lan: { type: loopback }\n", "yaml", Plan());

    public static StatsView Stats() => new(
        At, 273_905, 2, 1.37, [512_345, 1_900_000, 1_850_000], 14_881_200,
        [new("main heap", 1UL << 30, 600UL << 20, 424UL << 20), new("stat segment", 32UL << 20, 31UL << 20, 1UL << 20)],
        [new("default-numa-0", 16000, 300, 200)],
        [new("ip4-input", "ip4 spoofed local-address packet drops", 17), new("nat44-ed-in2out", "out of ports", 3)]);

    public static SnapshotView Snapshot() => new(
        At,
        [
            new("interface/lan", "interface", true, new Dictionary<string, string?> { ["type"] = "af-packet", ["host-interface"] = "vpp-lan", ["mac"] = null }),
            new("interface/local0", "interface", false, new Dictionary<string, string?>()),
        ]);
}
