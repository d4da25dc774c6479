using System.Globalization;
using System.Text.RegularExpressions;
using Controller.Stats.Counters;
using Controller.Stats.Values;
using TestKit;

namespace Controller.Stats.Tests;

/// <summary>The reader against an installed VPP, with vppctl as the judge.</summary>
public sealed partial class RealVppTests : IDisposable
{
    private const string Packets =
        "packet-generator new { name x limit 100 size 100-100 interface pg0 node ip4-input data { UDP: 10.0.0.2 -> 10.0.0.1 UDP: 1 -> 2 incrementing 64 } }";

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _timeout.Dispose();

    [VppFact]
    public async Task Refresh_PacketsOnAWorker_NumbersOfShowInterfaceAndShowErrors()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Workers = 1 }, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        var interfaces = new InterfaceCounterReader(segment);
        interfaces.Refresh();
        await vpp.VppctlAsync("create packet-generator interface pg0");
        await vpp.VppctlAsync("set interface state pg0 up");
        await vpp.VppctlAsync("set interface ip address pg0 10.0.0.1/24");
        await vpp.VppctlAsync(Packets);
        await vpp.VppctlAsync("packet-generator enable-stream");
        await Eventually.TrueAsync(() => interfaces.Refresh().TryGet(1, out var counters) && counters.Rx.Packets == 100 && counters.Drops >= 100);
        await QuietAsync(interfaces);

        var table = interfaces.Current;
        var shown = ParseInterfaces(await vpp.VppctlAsync("show interface"));
        Assert.Equal("pg0", table.NameOf(1));
        Assert.True(table.TryGet(1, out var pg0));
        Assert.Equal(shown["rx packets"], pg0.Rx.Packets);
        Assert.Equal(shown["rx bytes"], pg0.Rx.Bytes);
        Assert.Equal(shown["tx packets"], pg0.Tx.Packets);
        Assert.Equal(shown["tx bytes"], pg0.Tx.Bytes);
        Assert.Equal(shown["drops"], pg0.Drops);
        Assert.Equal(shown["ip4"], pg0.Ip4);

        var errors = new List<ErrorCounter>();
        new ErrorCounterReader(segment).Refresh(errors);
        Assert.NotEmpty(errors);
        Assert.Equal(await ErrorsByNode(vpp), errors.GroupBy(error => error.Node, error => error.Count)
            .ToDictionary(group => group.Key, group => group.Aggregate(0UL, (sum, count) => sum + count)));

        var rows = Assert.IsType<CombinedCountersValue>(segment.Find("/if/rx"));
        Assert.Equal(Environment.ProcessorCount > 1 ? 2 : 1, rows.Threads.Count);
        var link = Assert.IsType<CombinedCountersValue>(segment.Find("/interfaces/pg0/rx"));
        Assert.Equal(pg0.Rx, link.Sum(0));
    }

    [VppFact("nat_plugin.so")]
    public async Task Read_SystemHeapsPoolsNat_NumbersOfVppctl()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = ["nat_plugin.so"], MainHeapSize = "256M" }, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        Assert.Equal(64UL * 1024 * 1024, segment.Size);

        var reader = new SystemCounterReader(segment);
        await Eventually.TrueAsync(() => reader.Read().Heartbeat >= 2);
        var system = reader.Read();
        Assert.InRange(system.BootTime!.Value,
            TimeProvider.System.GetUtcNow().AddMinutes(-3), TimeProvider.System.GetUtcNow().AddSeconds(5));
        Assert.Equal(0, system.WorkerThreads);
        Assert.NotEqual(0UL, system.LoopsPerThread[0]);

        var heaps = new HeapCounterReader(segment).Read().ToDictionary(heap => heap.Name);
        var shown = HeapPattern().Match(await vpp.VppctlAsync("show memory main-heap"));
        Assert.Equal("256.00M", shown.Groups["total"].Value);
        Assert.Equal(256UL * 1024 * 1024, heaps["main heap"].Total);
        Assert.InRange(heaps["main heap"].Used / 1048576.0, Number(shown, "used") - 8, Number(shown, "used") + 8);
        Assert.InRange(heaps["main heap"].Used + heaps["main heap"].Free, heaps["main heap"].Total * 9 / 10, heaps["main heap"].Total);
        Assert.InRange(heaps["stat segment"].Total, 63UL * 1024 * 1024, 64UL * 1024 * 1024);

        var pool = Assert.Single(new BufferPoolCounterReader(segment).Read());
        var row = (await vpp.VppctlAsync("show buffers")).Split('\n').Single(line => line.StartsWith(pool.Name, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([ulong.Parse(row[6]), ulong.Parse(row[7]), ulong.Parse(row[8])], [pool.Available, pool.Cached, pool.Used]);

        var nat = new Nat44CounterReader(segment);
        Assert.Equal(0UL, nat.Read()!.MaximumSessions);
        await vpp.VppctlAsync("nat44 plugin enable sessions 1000");
        Assert.Equal(1000UL, nat.Read()!.MaximumSessions);
        Assert.Equal(0UL, nat.Read()!.Sessions);
    }

    [VppFact]
    public async Task Refresh_InterfacesComeAndGo_NamesFollow()
    {
        await using var vpp = await VppProcess.StartAsync(null, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        var reader = new InterfaceCounterReader(segment);
        var script = Path.Combine(vpp.DirectoryPath, "script");
        await File.WriteAllLinesAsync(script, Enumerable.Repeat("create loopback interface", 200), _timeout.Token);
        var creation = vpp.VppctlAsync($"exec {script}");
        var refreshes = 0;
        while (!creation.IsCompleted || refreshes == 0)
        {
            // Each look is whole: what has a name has counters.
            var table = reader.Refresh();
            refreshes++;
            for (uint index = 0; index < (uint)table.Count; index++) Assert.True(table.NameOf(index) is null || table.TryGet(index, out _));
            await Task.Yield();
        }
        await creation;
        Assert.Equal(["local0", .. Enumerable.Range(0, 200).Select(index => $"loop{index}")],
            Enumerable.Range(0, reader.Refresh().Count).Select(index => reader.Current.NameOf((uint)index)).OfType<string>());

        await vpp.VppctlAsync("delete loopback interface intfc loop7");
        Assert.Null(reader.Refresh().NameOf(8));
        Assert.Equal("loop8", reader.Current.NameOf(9));
        Assert.True(reader.Resolutions > 1);
    }

    [VppFact]
    public async Task Check_VppKilledAndStartedAgain_IsNoticed()
    {
        await using var vpp = await VppProcess.StartAsync(null, _timeout.Token);
        using var segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        var detector = new VppRestartDetector(segment, patience: TimeSpan.FromSeconds(3.5));
        var reader = new SystemCounterReader(segment);
        await Eventually.TrueAsync(() => reader.Read().Heartbeat >= 2);
        Assert.Equal(RestartEvidence.None, detector.Check());

        await vpp.KillAsync();
        await Eventually.TrueAsync(() => detector.Check() == RestartEvidence.HeartbeatStopped);
        // The dead VPP's memory is still readable.
        var before = reader.Read();

        await vpp.RestartAsync(_timeout.Token);
        Assert.Equal(RestartEvidence.SocketReplaced, detector.Check());
        using var next = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
        var nextReader = new SystemCounterReader(next);
        await Eventually.TrueAsync(() => nextReader.Read().BootTime is not null);
        Assert.True(nextReader.Read().BootTime > before.BootTime);
        Assert.Equal(RestartEvidence.None, new VppRestartDetector(next).Check());
    }

    [VppFact]
    public async Task Check_VppStopped_SocketIsRemoved()
    {
        StatsSegment segment;
        VppRestartDetector detector;
        await using (var vpp = await VppProcess.StartAsync(null, _timeout.Token))
        {
            segment = await StatsSegment.ConnectAsync(vpp.StatsSocket, _timeout.Token);
            detector = new VppRestartDetector(segment);
            Assert.Equal(RestartEvidence.None, detector.Check());
        }
        Assert.Equal(RestartEvidence.SocketRemoved, detector.Check());
        segment.Dispose();
    }

    /// <summary>Waits until no counter moves: what the packets set off (ARP, ICMP errors) has ended.</summary>
    private static async Task QuietAsync(InterfaceCounterReader reader)
    {
        await Eventually.TrueAsync(async () =>
        {
            reader.Current.TryGet(1, out var before);
            await Task.Delay(100);
            reader.Refresh().TryGet(1, out var after);
            return before == after;
        });
    }

    /// <summary>Counters of the interface pg0.</summary>
    private static Dictionary<string, ulong> ParseInterfaces(string shown)
    {
        var counters = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var inside = false;
        foreach (var line in shown.Split('\n'))
        {
            if (line.Length > 0 && line[0] != ' ') inside = line.StartsWith("pg0", StringComparison.Ordinal);
            if (inside && CounterPattern().Match(line) is { Success: true } match) counters[match.Groups["name"].Value] = ulong.Parse(match.Groups["value"].Value);
        }
        return counters;
    }

    /// <summary>Totals by node, since vppctl cuts the names of errors.</summary>
    private static async Task<Dictionary<string, ulong>> ErrorsByNode(VppProcess vpp)
    {
        var totals = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var line in (await vpp.VppctlAsync("show errors")).Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || !ulong.TryParse(words[0], CultureInfo.InvariantCulture, out var count)) continue;
            totals[words[1]] = totals.GetValueOrDefault(words[1]) + count;
        }
        return totals;
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<name>[a-z][a-z0-9 -]*[a-z0-9])\s+(?<value>\d+)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CounterPattern();

    [GeneratedRegex(@"total: (?<total>[\d.]+M), used: (?<used>[\d.]+)M", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeapPattern();
}
