using static SideBySide.Cases.ContenderProgram;

namespace SideBySide.Cases;

/// <summary>All cases: what <c>bench/run.sh</c> runs, as data.</summary>
internal static class CaseCatalog
{
    /// <summary>With more outstanding (some 160 routes, 280 pings) VAPI's socket is full, and it loses requests: bench/peers/vapi/vapi_peer.c.</summary>
    private const int VapiWindow = 128;

    /// <summary>A polling main thread takes some 18 route messages in 1024 turns: fewer of them, or it takes all day.</summary>
    private const int BusyPart = 50;

    /// <summary>Makes the catalogue.</summary>
    /// <param name="routes">Routes that are added and deleted; a fiftieth of them while main is busy.</param>
    /// <param name="interfaces">How many interfaces <see cref="VppStage.ManyInterfaces"/> has.</param>
    /// <returns>The cases in the order in which they run.</returns>
    public static IReadOnlyList<BenchmarkCase> Make(int routes, int interfaces) =>
    [
        new("ping-1", "`control_ping`, one request at a time", "requests", VppStage.Plain,
        [
            new(Ours, "VppApi, one caller", "ping shape=awaiting window=1") { Role = ContenderRole.Promise },
            new(Raw, "raw C", "ping window=1 write=each") { Role = ContenderRole.Ceiling },
            new(Vapi, "C VAPI, blocking", "ping window=1"),
            new(Papi, "vpp_papi", "ping"),
        ])
        { WhenBusy = true, CountsSyscalls = true },
        Pipelined(64),
        Pipelined(1000),
        new("routes", $"{routes:N0} routes through `ip_route_add_del_v2`, 1,000 outstanding", "routes", VppStage.Plain,
        [
            new(Ours, "VppApi, pipeline", "route shape=pipeline window=1000") { Role = ContenderRole.Promise },
            new(Raw, "raw C, about 4 KB a write", "route write=batch window=1000") { Role = ContenderRole.Ceiling },
            new(Raw, "raw C, a write each", "route write=each window=1000") { Role = ContenderRole.WritesEach },
            new(Vapi, $"C VAPI, nonblocking, {VapiWindow} outstanding", $"route window={VapiWindow}"),
        ])
        {
            Steps = [new("add", "add", "add=1") { RoutesLeft = 1 }, new("delete", "delete", "add=0")],
            Count = routes,
            BusyCount = routes / BusyPart,
            WhenBusy = true,
            ChecksRoutes = true,
        },
        new("connect", "Connect, shake hands, take the message table, leave", "connections", VppStage.Plain,
        [
            new(Ours, "VppApi", "connect") { Role = ContenderRole.Promise },
            new(Raw, "raw C", "connect") { Role = ContenderRole.Ceiling },
            new(Vapi, "C VAPI", "connect"),
            new(Papi, "vpp_papi", "connect"),
        ]),
        Dump("dump-fast", interfaces, "consumer as fast as it can", ""),
        Dump("dump-slow", interfaces, "consumer spends 10 µs on a row", " pause=10"),
        new("stats", $"Refresh of all counters of {interfaces:N0} interfaces", "refreshes", VppStage.ManyInterfaces,
        [
            new(Ours, "Controller.Stats", $"refresh rows={interfaces}") { Role = ContenderRole.Promise },
            new(ContenderProgram.Stats, "libvppapiclient, `stat_segment_dump` of `/if/*`", $"refresh rows={interfaces}") { Role = ContenderRole.Ceiling },
        ]),
    ];

    private static BenchmarkCase Pipelined(int window) => new($"ping-{window}", $"`control_ping`, {window:N0} outstanding", "requests", VppStage.Plain,
    [
        new(Ours, "VppApi, pipeline", $"ping shape=pipeline window={window}") { Role = ContenderRole.Promise },
        new(Ours, $"VppApi, one caller, {window:N0} calls started ahead", $"ping shape=started window={window}"),
        new(Ours, $"VppApi, {window:N0} callers, each one call at a time", $"ping shape=callers window={window}"),
        new(Raw, "raw C, about 4 KB a write", $"ping window={window} write=batch") { Role = ContenderRole.Ceiling },
        new(Raw, "raw C, a write each", $"ping window={window} write=each") { Role = ContenderRole.WritesEach },
        new(Vapi, $"C VAPI, nonblocking{(window > VapiWindow ? $", {VapiWindow} outstanding" : "")}", $"ping window={Math.Min(window, VapiWindow)}"),
    ])
    { WhenBusy = true, CountsSyscalls = true };

    private static BenchmarkCase Dump(string name, int interfaces, string consumer, string pause) => new(name, $"Dump of {interfaces:N0} interfaces, {consumer}", "rows", VppStage.ManyInterfaces,
    [
        new(Ours, "VppApi, `ReadDump`", $"dump form=fast rows={interfaces}{pause}") { Role = ContenderRole.Promise },
        new(Ours, "VppApi, `await foreach`", $"dump form=easy rows={interfaces}{pause}"),
        // A single thread that pauses stops reading, and VPP's heap grows: what the raw client is not made for.
        .. pause.Length == 0 ? [new Contender(Raw, "raw C", $"dump rows={interfaces}") { Role = ContenderRole.Ceiling }] : Array.Empty<Contender>(),
        new(Vapi, "C VAPI", $"dump rows={interfaces}{pause}"),
        new(Papi, "vpp_papi", $"dump rows={interfaces}{pause}"),
    ]);
}
