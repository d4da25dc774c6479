using SideBySide.Cases;
using TestKit;
using VppApi;
using VppApi.Generated.Interface;
using SideBySide.Client;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Vlib;
using VppApi.Generated.Vpe;
using VppSim;

namespace SideBySide.Running;

/// <summary>
/// The VPP that everything is measured against: private, without API trace, with a large heap and stats segment, without
/// plugins and workers; its main thread on a CPU of its own.
/// </summary>
internal sealed class BenchVpp : IAsyncDisposable
{
    private const int MostVlans = 4094;

    private readonly VppProcess? _real;
    private readonly SimulatedVpp? _simulated;
    private readonly TemporaryDirectory _directory = new("bench-");

    private BenchVpp(VppProcess? real)
    {
        _real = real;
        ApiSocket = real?.ApiSocket ?? _directory.File("api.sock");
        StatsSocket = real?.StatsSocket ?? _directory.File("stats.sock");
        if (real is null) _simulated = SimulatedVpp.Start(new SimulatedVppOptions { ApiSocket = ApiSocket, StatsSocket = StatsSocket, Traffic = false });
    }

    /// <summary>The API socket.</summary>
    public string ApiSocket { get; }

    /// <summary>The stats socket.</summary>
    public string StatsSocket { get; }

    /// <summary>VPP's process; 0 when it is a simulation inside of this one.</summary>
    public int ProcessId => _real?.ProcessId ?? 0;

    /// <summary>The interface that routes go to.</summary>
    public uint Loopback { get; private set; }

    /// <summary>What <c>show_version</c> answers.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts one.</summary>
    /// <param name="placement">Where its main thread runs.</param>
    /// <param name="stage">What it has to have in it.</param>
    /// <param name="interfaces">How many interfaces <see cref="VppStage.ManyInterfaces"/> has, local0 included.</param>
    /// <param name="simulated">VppSim in its place.</param>
    /// <returns>The running VPP.</returns>
    public static async Task<BenchVpp> StartAsync(Placement placement, VppStage stage, int interfaces, bool simulated)
    {
        var vpp = new BenchVpp(simulated ? null : await VppProcess.StartAsync(new VppProcessOptions
        {
            MainCore = placement.VppCpu,
            MainHeapSize = "3G",
            StatsSegmentSize = "1g",
            BuffersPerNuma = 16384,
        }));
        try
        {
            await vpp.PopulateAsync(stage, interfaces);
            return vpp;
        }
        catch
        {
            await vpp.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps the main thread polling, as an interface without a worker does: a packet-generator stream.</summary>
    /// <returns>When it does.</returns>
    public async Task MakeBusyAsync()
    {
        await CliAsync("packet-generator new { name busy limit 0 rate 1000 size 64-64 node error-drop data { hex 0x00 } }");
        await CliAsync("packet-generator enable-stream busy");
    }

    /// <summary>Ends what <see cref="MakeBusyAsync"/> began.</summary>
    /// <returns>When it has.</returns>
    public Task MakeIdleAsync() => CliAsync("packet-generator disable-stream busy");

    /// <summary>Host routes of the default IPv4 table.</summary>
    /// <returns>Their number; null when the simulation cannot tell.</returns>
    public async Task<long?> CountHostRoutesAsync()
        => _real is null ? null : FibSummary.CountOf(await CliAsync("show ip fib table 0 summary"), prefixLength: 32);

    /// <summary>Deletes the contenders' routes that a contender left behind when it failed.</summary>
    /// <param name="count">How many there may be.</param>
    /// <returns>When none is left.</returns>
    public async Task DeleteRoutesAsync(int count)
    {
        await using var client = await ConnectAsync();
        // Those that are not there are refused, which is as good.
        await client.PipelineAsync<IpRouteAddDelV2, IpRouteAddDelV2Reply>(BenchRoutes.Requests(BenchRoutes.Paths(Loopback), isAdd: false, BenchRoutes.FirstDestination, count));
    }

    /// <summary>What to add to an error.</summary>
    /// <returns>The end of VPP's log.</returns>
    public string LogTail() => _real is null ? "" : string.Join('\n', _real.Log.Split('\n').TakeLast(20));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_real is not null) await _real.DisposeAsync();
        if (_simulated is not null) await _simulated.DisposeAsync();
        _directory.Dispose();
    }

    private async Task<string> CliAsync(string command)
    {
        await using var client = await ConnectAsync();
        var reply = await new VlibApi(client).CliInbandAsync(new CliInband { Cmd = command });
        return reply.Reply is { Length: > 0 } text && text.Contains("unknown input", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"VPP did not understand '{command}': {text}")
            : reply.Reply;
    }

    private Task<VppClient> ConnectAsync() => VppClient.ConnectAsync(new VppClientOptions { SocketPath = ApiSocket, ClientName = "bench-driver" });

    private async Task PopulateAsync(VppStage stage, int interfaceCount)
    {
        await using var client = await ConnectAsync();
        var version = await new VpeApi(client).ShowVersionAsync();
        Version = $"{version.Program} {version.Version}";
        var interfaces = new InterfaceApi(client);
        Loopback = await AddLoopbackAsync(interfaces);
        await interfaces.SwInterfaceAddDelAddressAsync(new SwInterfaceAddDelAddress
        {
            SwIfIndex = Loopback,
            IsAdd = true,
            Prefix = Prefix.Parse("192.168.0.1/24"),
        });
        if (stage == VppStage.Plain) return;
        // So that there is something to add up; the stream brings an interface of its own, which counts.
        if (_real is not null)
        {
            await CliAsync("packet-generator new { name burst limit 1000 rate 1e6 size 64-64 interface loop0 node error-drop data { hex 0x00 } }");
            await CliAsync("packet-generator enable-stream burst");
        }

        var missing = interfaceCount - await interfaces.SwInterfaceDumpAsync(new SwInterfaceDump()).CountAsync();
        if (_real is null)
        {
            // The simulator has no sub-interfaces.
            for (; missing > 0; missing--) await AddLoopbackAsync(interfaces);
            return;
        }

        var parents = new List<uint> { Loopback };
        while (missing > parents.Count * MostVlans)
        {
            parents.Add(await AddLoopbackAsync(interfaces));
            missing--;
        }

        await Task.WhenAll(Enumerable.Range(0, missing).Select(number => interfaces.CreateVlanSubifAsync(new CreateVlanSubif
        {
            SwIfIndex = parents[number % parents.Count],
            VlanId = (uint)((number / parents.Count) + 1),
        }).AsTask()));
    }

    private static async Task<uint> AddLoopbackAsync(InterfaceApi interfaces)
    {
        var loopback = (await interfaces.CreateLoopbackAsync(new CreateLoopback())).SwIfIndex;
        await interfaces.SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = loopback, Flags = IfStatusFlags.AdminUp });
        return loopback;
    }
}
