using System.Text.Json;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Cli.Tests.Watch;

public sealed class WatchCommandTests
{
    private static readonly NodeStatus[] Day =
    [
        Canned.Status(),
        Canned.Status() with { At = Canned.At.AddSeconds(5) },
        Canned.Status(NodeState.Applying, apply: new ApplyProgress(2, 6, "interface/lan", null)) with { At = Canned.At.AddSeconds(7) },
        Canned.Status(NodeState.Applying, apply: new ApplyProgress(1, 6, null, "VPP refused ip_route_add_del_v2")) with { At = Canned.At.AddSeconds(8) },
        Canned.Status(NodeState.Drift, "2 resources differ") with { At = Canned.At.AddMinutes(1), Simulated = true },
        Canned.Down() with { At = Canned.At.AddMinutes(2) },
    ];

    [Fact]
    public async Task Watch_OnAPipe_WritesOneLineAChange()
    {
        await using var server = await FakeController.StartAsync();
        server.OnStatusEvents(Day);

        var (exitCode, output, error) = await WatchAsync(server, lines: 5);

        Assert.Equal(0, exitCode);
        Assert.Empty(error);
        Assert.Equal(
            """
            2026-11-21T09:30:00Z  lab  in-sync  revision 7  vpp 26.06-release  database available
            2026-11-21T09:30:07Z  lab  applying  revision 7  vpp 26.06-release  database available  step 2 of 6
            2026-11-21T09:30:08Z  lab  applying  revision 7  vpp 26.06-release  database available  undoing step 1 of 6: VPP refused ip_route_add_del_v2
            2026-11-21T09:31:00Z  lab  drift  revision 7  vpp 26.06-release (simulated)  database available  2 resources differ
            2026-11-21T09:32:00Z  lab  disconnected  revision none  vpp not-connected  database not-available  VPP does not answer on /run/vpp/api.sock

            """,
            output);
    }

    [Fact]
    public async Task Watch_Json_WritesTheStatusesOneALine()
    {
        await using var server = await FakeController.StartAsync();
        server.OnStatusEvents(Day);

        var (exitCode, output, _) = await WatchAsync(server, lines: 6, "--json");

        Assert.Equal(0, exitCode);
        Assert.Equal(Day.Select(status => JsonSerializer.Serialize(status, RestJsonContext.Default.NodeStatus)), output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Watch_WhenTheServerEndsTheStream_SaysSoAndGoesOn()
    {
        await using var server = await FakeController.StartAsync();
        server.OnStatusEvents([Canned.Status()], end: true);

        var (exitCode, output, error) = await WatchAsync(server, lines: 2, "--json");

        Assert.Equal(0, exitCode);
        Assert.True(output.Split('\n').Length > 2);
        Assert.StartsWith($"note: The server at {server.Address} ended the status stream. Trying again.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_WithoutAServer_IsAnError()
    {
        var pipe = await CliRun.PipedAsync(null, "watch");
        var terminal = await CliRun.OnTerminalAsync(null, "watch", "--no-color");

        Assert.Equal(1, pipe.ExitCode);
        Assert.StartsWith("error: No server at http://127.0.0.1:1", pipe.Error, StringComparison.Ordinal);
        Assert.Equal(1, terminal.ExitCode);
        Assert.StartsWith("error: No server at http://127.0.0.1:1", terminal.Error, StringComparison.Ordinal);
        Assert.EndsWith("\e[?25h\e[?1049l", terminal.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_OnATerminal_DrawsOnTheAlternateScreenAndLeavesIt()
    {
        await using var server = await FakeController.StartAsync();
        server.OnStatusEvents(Day[..1]);
        server.OnJson(RestPaths.Interfaces, Canned.Interfaces(), RestJsonContext.Default.IReadOnlyListInterfaceView);
        using var ctrlC = new CancellationTokenSource();
        using var output = new WatchedWriter();
        using var error = new WatchedWriter();

        var running = CliRun.StartAsync(
            new CliSetup { Server = server.Address, Terminal = true, Cancellation = ctrlC.Token }, Stream.Null, output, error, "watch", "--no-color");
        await Eventually.TrueAsync(() => output.ToString().Contains("10.0.0.1/24", StringComparison.Ordinal)
            && output.ToString().Contains("lab  in-sync  revision 7  VPP 26.06-release", StringComparison.Ordinal));
        await ctrlC.CancelAsync();

        Assert.Equal(0, await running);
        Assert.StartsWith("\e[?1049h", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\e[?25h\e[?1049l", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(error.ToString());
    }

    private static async Task<(int ExitCode, string Out, string Error)> WatchAsync(FakeController server, int lines, params string[] more)
    {
        using var ctrlC = new CancellationTokenSource();
        using var output = new WatchedWriter();
        using var error = new WatchedWriter();
        var running = CliRun.StartAsync(
            new CliSetup { Server = server.Address, Cancellation = ctrlC.Token }, Stream.Null, output, error, ["watch", .. more]);
        await Eventually.TrueAsync(() => output.ToString().Count(static c => c == '\n') >= lines);
        await ctrlC.CancelAsync();
        return (await running, output.ToString(), error.ToString());
    }
}
