using System.Text.Json;
using TestKit;

namespace Controller.Cli.Tests.Api;

/// <summary>What <c>vppilot api</c> does, the same on the simulator and on a real VPP.</summary>
internal static class ApiScenarios
{
    /// <summary>Runs <c>vppilot api …</c> on a pipe.</summary>
    public static Task<CliRun> RunAsync(string socket, params string[] args) => RunWithInputAsync(socket, string.Empty, args);

    private static Task<CliRun> RunWithInputAsync(string socket, string input, params string[] args) => CliRun.RunAsync(
        new CliSetup { Input = input, Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["VPPILOT_VPP_SOCKET"] = socket } },
        ["api", .. args]);

    public static async Task ListsWhatVppHasAsync(string socket)
    {
        var list = await RunAsync(socket, "ls", "sw_interface_set_fl*");
        Assert.Equal(0, list.ExitCode);
        Assert.Matches(@"^MODULE +MESSAGE +KIND +CRC +STATE +ANSWER\n.*interface +sw_interface_set_flags +request +[0-9a-f]{8} +ok +sw_interface_set_flags_reply\n$", list.Out);

        var fields = await RunAsync(socket, "ls", "sw_interface_dump", "--verbose");
        Assert.StartsWith("sw_interface_dump  interface dump  ok  -> sw_interface_details\n    sw_if_index", fields.Out, StringComparison.Ordinal);
        Assert.Contains("interface_index = ~0\n", fields.Out, StringComparison.Ordinal);

        var json = Lines(await RunAsync(socket, "ls", "want_interface_events", "--json"));
        Assert.Equal("sw_interface_event", Assert.Single(json).GetProperty("events")[0].GetString());

        var missing = await RunAsync(socket, "ls", "wireguard_interface_cr");
        Assert.Equal((1, string.Empty), (missing.ExitCode, missing.Out));
        Assert.Contains("the plugin is not loaded", missing.Error, StringComparison.Ordinal);
        Assert.Contains("  missing  ", (await RunAsync(socket, "ls", "wireguard_interface_create")).Out, StringComparison.Ordinal);

        var unknown = await RunAsync(socket, "ls", "sw_interface_dmup");
        Assert.Equal("error: There is no message like 'sw_interface_dmup'. Did you mean 'sw_interface_dump'?\n", unknown.Error);
    }

    public static async Task CallsAsync(string socket)
    {
        var version = Assert.Single(Lines(await RunAsync(socket, "call", "show_version")));
        Assert.Equal(0, version.GetProperty("retval").GetInt32());
        Assert.StartsWith("2", version.GetProperty("version").GetString(), StringComparison.Ordinal);

        var before = Lines(await RunAsync(socket, "call", "sw_interface_dump")).Count;
        var loop = Assert.Single(Lines(await RunAsync(socket, "call", "create_loopback", """{"mac_address": "02:fe:00:00:00:77"}"""))).GetProperty("sw_if_index").GetUInt32();

        // From standard input and from a file.
        var up = await RunWithInputAsync(socket, $$"""{"sw_if_index": {{loop}}, "flags": ["IF_STATUS_API_FLAG_ADMIN_UP"]}""", "call", "sw_interface_set_flags", "-");
        Assert.Equal((0, "{\"retval\":0}\n", string.Empty), (up.ExitCode, up.Out, up.Error));
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("a.json"), $$"""{"sw_if_index": {{loop}}, "is_add": true, "prefix": "10.77.0.1/24"}""");
        Assert.Equal(0, (await RunAsync(socket, "call", "sw_interface_add_del_address", "@" + directory.File("a.json"))).ExitCode);

        var rows = Lines(await RunAsync(socket, "call", "sw_interface_dump"));
        Assert.Equal(before + 1, rows.Count);
        var row = rows.Find(item => item.GetProperty("sw_if_index").GetUInt32() == loop);
        Assert.Equal("02:fe:00:00:00:77", row.GetProperty("l2_address").GetString());
        Assert.Equal("IF_STATUS_API_FLAG_ADMIN_UP", row.GetProperty("flags")[0].GetString());
        Assert.Equal("10.77.0.1/24", Assert.Single(Lines(await RunAsync(socket, "call", "ip_address_dump", $$"""{"sw_if_index": {{loop}}}"""))).GetProperty("prefix").GetString());

        Assert.Equal(0, (await RunAsync(socket, "call", "delete_loopback", $$"""{"sw_if_index": {{loop}}}""")).ExitCode);
        Assert.Equal(before, Lines(await RunAsync(socket, "call", "sw_interface_dump")).Count);
    }

    public static async Task RefusesAsync(string socket)
    {
        await FailsAsync("error: VPP refused sw_interface_set_flags: INVALID_SW_IF_INDEX (-2)", "sw_interface_set_flags", """{"sw_if_index": 4000}""");
        await FailsAsync("error: This VPP has no message 'shw_version'. Did you mean 'show_version'?\n", "shw_version");
        await FailsAsync("error: This VPP does not have wireguard_interface_dump: nothing that it has loaded brings it (module wireguard).\n", "wireguard_interface_dump");
        await FailsAsync("error: sw_interface_details is what VPP sends. To get it, call sw_interface_dump.\n", "sw_interface_details");
        await FailsAsync("error: $: it is not JSON: ", "sw_interface_set_flags", "{");
        await FailsAsync("error: $: sw_interface_set_flags has no field 'sw_if_indx'. Did you mean 'sw_if_index'?\n", "sw_interface_set_flags", """{"sw_if_indx": 1}""");
        await FailsAsync("error: $.sw_if_index: -1 does not fit into u32 (0 to 4294967295)\n", "sw_interface_set_flags", """{"sw_if_index": -1}""");
        await FailsAsync("error: show_version is followed by no events", "show_version", "--events");

        async Task FailsAsync(string error, params string[] args)
        {
            var run = await RunAsync(socket, ["call", .. args]);
            Assert.Equal((1, string.Empty), (run.ExitCode, run.Out));
            Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("a bug in vppilot", run.Error, StringComparison.Ordinal);
        }
    }

    public static async Task WaitsForEventsAsync(string socket)
    {
        var loop = await NewLoopAsync(socket);
        var watching = StartAsync(
            socket, "Waiting for sw_interface_event", ["call", "want_interface_events", """{"enable_disable": 1, "pid": 7}""", "--count", "1"], CancellationToken.None);
        var (run, output, started) = watching;
        await started;
        Assert.Equal(0, (await RunAsync(socket, "call", "sw_interface_set_flags", $$"""{"sw_if_index": {{loop}}, "flags": ["IF_STATUS_API_FLAG_ADMIN_UP"]}""")).ExitCode);

        Assert.Equal(0, await run);

        var item = JsonDocument.Parse(output().Split('\n')[1]).RootElement;
        Assert.Equal("sw_interface_event", item.GetProperty("event").GetString());
        Assert.Equal(loop, item.GetProperty("fields").GetProperty("sw_if_index").GetUInt32());
        Assert.Equal(0, (await RunAsync(socket, "call", "delete_loopback", $$"""{"sw_if_index": {{loop}}}""")).ExitCode);
    }

    /// <summary>Recorded on one VPP, shown, and replayed on another, which ends in the same state.</summary>
    public static async Task RecordsShowsAndReplaysAsync(string socket, string fresh)
    {
        using var directory = new TemporaryDirectory();
        var (file, own) = (directory.File("session.vpptrace"), directory.File("trace.sock"));
        using var stop = new CancellationTokenSource();
        var (recording, output, started) = StartAsync(socket, "Recording into", ["trace", "record", file, "--listen", own], stop.Token);
        await started;
        await ConfigureAsync(own);
        Assert.Equal(1, (await RunAsync(own, "call", "sw_interface_set_flags", """{"sw_if_index": 4000}""")).ExitCode);
        await stop.CancelAsync();
        Assert.Equal(0, await recording);
        Assert.Contains("messages recorded.", output(), StringComparison.Ordinal);
        Assert.False(File.Exists(own));

        await ShowsAsync(file);

        var plan = await RunAsync(fresh, "replay", file, "--dry-run");
        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("  prefix=10.78.0.1/24  ", plan.Out.Replace("\n", "  ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches(@"^\d+ requests would be sent, 0 not\.\n$", plan.Error);
        var replay = await RunAsync(fresh, "replay", file);
        Assert.Equal((0, string.Empty), (replay.ExitCode, replay.Out));
        Assert.Matches(@"^\d+ requests replayed, 0 differ, 0 not sent\.\n$", replay.Error);
        Assert.Equal(await StateAsync(socket), await StateAsync(fresh));

        // Once more: now the address is there.
        var again = await RunAsync(fresh, "replay", file);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("sw_if_index was ", again.Out, StringComparison.Ordinal);
        Assert.Contains("was done, now ", again.Out, StringComparison.Ordinal);
    }

    private static async Task ShowsAsync(string file)
    {
        var shown = await CliRun.PipedAsync(null, "api", "trace", "show", file);
        Assert.Equal((0, string.Empty), (shown.ExitCode, shown.Error));
        Assert.Matches(@"\n\d\d:\d\d:\d\d\.\d{6}  #1 > create_loopback ctx=\d+  mac_address=02:fe:00:00:00:78\n", shown.Out);
        Assert.Matches(@"  #1 \+ vppilot-api connected\n", shown.Out);

        var errors = (await CliRun.PipedAsync(null, "api", "trace", "show", file, "--errors")).Out.TrimEnd('\n').Split('\n');
        Assert.Equal(2, errors.Length);
        Assert.EndsWith("  sw_if_index=4000  flags=[]", errors[0], StringComparison.Ordinal);
        Assert.Matches(@" < sw_interface_set_flags_reply ctx=\d+ [\d.]+ms INVALID_SW_IF_INDEX \(-2\)  retval=-2$", errors[1]);

        var json = Lines(await CliRun.PipedAsync(null, "api", "trace", "show", file, "--json", "--message", "create_loopback*"));
        Assert.Equal(["create_loopback", "create_loopback_reply"], json.Select(static line => line.GetProperty("message").GetString()));
        Assert.Equal("02:fe:00:00:00:78", json[0].GetProperty("fields").GetProperty("mac_address").GetString());
        Assert.True(json[1].GetProperty("latency_us").GetInt64() > 0);

        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file + ".cut", bytes.AsMemory(0, bytes.Length - 20));
        var cut = await CliRun.PipedAsync(null, "api", "trace", "show", file + ".cut");
        Assert.Equal(1, cut.ExitCode);
        Assert.Matches(@"\.cut: At byte \d+: the file ends .* Everything before it is shown\.\n$", cut.Error);
        Assert.StartsWith(cut.Out, shown.Out, StringComparison.Ordinal);
        var refused = await CliRun.PipedAsync(null, "api", "replay", file + ".cut");
        Assert.Contains("Nothing was sent", refused.Error, StringComparison.Ordinal);
    }

    private static async Task ConfigureAsync(string socket)
    {
        var loop = Assert.Single(Lines(await RunAsync(socket, "call", "create_loopback", """{"mac_address": "02:fe:00:00:00:78"}"""))).GetProperty("sw_if_index").GetUInt32();
        Assert.Equal(0, (await RunAsync(socket, "call", "sw_interface_set_flags", $$"""{"sw_if_index": {{loop}}, "flags": ["IF_STATUS_API_FLAG_ADMIN_UP"]}""")).ExitCode);
        Assert.Equal(0, (await RunAsync(socket, "call", "sw_interface_add_del_address", $$"""{"sw_if_index": {{loop}}, "is_add": true, "prefix": "10.78.0.1/24"}""")).ExitCode);
    }

    private static async Task<string> StateAsync(string socket)
    {
        var interfaces = Lines(await RunAsync(socket, "call", "sw_interface_dump"));
        var state = string.Join('\n', interfaces.Select(static item => item.GetRawText()));
        foreach (var index in interfaces.Select(static item => item.GetProperty("sw_if_index").GetUInt32()))
            state += (await RunAsync(socket, "call", "ip_address_dump", $$"""{"sw_if_index": {{index}}}""")).Out;
        return state;
    }

    private static async Task<uint> NewLoopAsync(string socket)
        => Assert.Single(Lines(await RunAsync(socket, "call", "create_loopback"))).GetProperty("sw_if_index").GetUInt32();

    /// <summary>Starts a command that stays, and tells when it has said that it is ready.</summary>
    private static (Task<int> Run, Func<string> Output, Task Started) StartAsync(
        string socket, string ready, string[] args, CancellationToken cancellation)
    {
        var setup = new CliSetup
        {
            Cancellation = cancellation,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["VPPILOT_VPP_SOCKET"] = socket },
        };
        var output = new WatchedWriter();
        var error = new WatchedWriter();
        var run = CliRun.StartAsync(setup, Stream.Null, output, error, ["api", .. args]);
        var started = Eventually.TrueAsync(() => run.IsCompleted || error.ToString().Contains(ready, StringComparison.Ordinal), TimeSpan.FromSeconds(50));
        return (run, () => output.ToString() + error, started);
    }

    private static List<JsonElement> Lines(CliRun run)
    {
        Assert.True(run.ExitCode == 0, run.Error);
        return [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
    }
}
