using System.Text.Json;
using TestKit;

namespace Controller.Cli.Tests.Api;

/// <summary>The <c>api</c> commands on a private VPP.</summary>
public sealed class RealVppTests
{
    [VppFact]
    public async Task Commands_OnARealVpp_DoAndShow()
    {
        await using var vpp = await VppProcess.StartAsync();
        await ApiScenarios.ListsWhatVppHasAsync(vpp.ApiSocket);
        await ApiScenarios.CallsAsync(vpp.ApiSocket);
        await ApiScenarios.RefusesAsync(vpp.ApiSocket);
        await ApiScenarios.WaitsForEventsAsync(vpp.ApiSocket);
    }

    [VppFact]
    public async Task Recording_OfARealVpp_ReplayedOnAnother_MakesTheSameState()
    {
        await using var vpp = await VppProcess.StartAsync();
        await using var fresh = await VppProcess.StartAsync();
        await ApiScenarios.RecordsShowsAndReplaysAsync(vpp.ApiSocket, fresh.ApiSocket);
    }

    /// <summary>A cursor stream has more rows than VPP sends at a time; <c>call</c> asks on to the end.</summary>
    [VppFact("mss_clamp_plugin.so")]
    public async Task Call_OfAStream_EndsWhereVppDoes()
    {
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = ["mss_clamp_plugin.so"] });
        var none = await ApiScenarios.RunAsync(vpp.ApiSocket, "call", "mss_clamp_get", """{"sw_if_index": "~0"}""");
        Assert.Equal((0, string.Empty, string.Empty), (none.ExitCode, none.Out, none.Error));

        for (var index = 1; index <= 3; index++)
        {
            Assert.Equal(0, (await ApiScenarios.RunAsync(vpp.ApiSocket, "call", "create_loopback")).ExitCode);
            var clamp = $$"""{"sw_if_index": {{index}}, "ipv4_mss": 1400, "ipv4_direction": ["MSS_CLAMP_DIR_RX"]}""";
            Assert.Equal(0, (await ApiScenarios.RunAsync(vpp.ApiSocket, "call", "mss_clamp_enable_disable", clamp)).ExitCode);
        }

        var three = await ApiScenarios.RunAsync(vpp.ApiSocket, "call", "mss_clamp_get", """{"sw_if_index": "~0"}""");
        Assert.Equal(0, three.ExitCode);
        Assert.Equal(3, three.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>VPP describes itself in full, and every message that it has can be shown with its fields.</summary>
    [VppFact]
    public async Task List_OfARealVpp_KnowsEveryMessage()
    {
        await using var vpp = await VppProcess.StartAsync();
        var run = await ApiScenarios.RunAsync(vpp.ApiSocket, "ls", "--all", "--json");
        Assert.Equal(0, run.ExitCode);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.InRange(lines.Count(static line => line.GetProperty("state").GetString() == "ok"), 700, 3000);
        Assert.DoesNotContain(lines, static line => line.GetProperty("state").GetString() == "changed");
        Assert.All(lines, static line => Assert.True(line.TryGetProperty("fields", out _), line.GetRawText()));
    }
}
