using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Vpp.Tests.GuestVm;

public sealed class TapTests
{
    private const string Namespace = "vppilot-tap";
    private const string Device = "vtap";

    private const string Document = $$"""
        vppilot: 1
        interfaces:
          host:
            type: tap
            id: 0
            host-interface: {{Device}}
            host-namespace: {{Namespace}}
            host-address: 192.0.2.9/30
            addresses: [192.0.2.10/30]
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [TapFact]
    public async Task Apply_Tap_LinuxPingsVppThroughItAndItsRemovalTakesTheDeviceAway()
    {
        await using var machine = await TapMachine.StartAsync(Namespace, Device, "192.0.2.10");
        await using var server = await VppilotServer.StartAsync(
            Path.Combine(machine.DirectoryPath, "data"), machine.ApiSocket, Path.Combine(machine.DirectoryPath, "no-stats.sock"));
        var client = new HttpControllerClient(server.Http);
        await Eventually.TrueAsync(async () => await client.GetStatusAsync() is { State: NodeState.Empty, Database.Available: true }, Patience);

        await AppliesAsync(client, Document, ApplyOutcome.Committed);
        await machine.SaysAsync($"{Device} is there");
        await machine.SaysAsync("192.0.2.10 answers");
        var tap = Assert.Single(await client.ListInterfacesAsync(), item => item.Name == "host");
        Assert.Equal(("tap0", "tap", true, true), (tap.VppName, tap.Type, tap.AdminUp, tap.LinkUp));

        await AppliesAsync(client, Document, ApplyOutcome.Unchanged);
        await AppliesAsync(client, "vppilot: 1", ApplyOutcome.Committed);
        await machine.SaysAsync($"{Device} is gone");
        Assert.DoesNotContain(await client.ListInterfacesAsync(), item => item.Name == "host");
    }

    private static async Task AppliesAsync(HttpControllerClient client, string document, ApplyOutcome outcome)
    {
        var result = await client.ApplyAsync(new ConfigDocument(document), new ApplyOptions());
        Assert.True(
            result.Outcome == outcome,
            $"{result.Outcome}: {result.Failure?.Path} {result.Failure?.Error} {string.Join("; ", result.Plan.Findings)} {string.Join("; ", result.Plan.Steps.Select(step => step.Path))}");
    }
}
