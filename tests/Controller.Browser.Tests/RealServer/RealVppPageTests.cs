using Controller.Browser.Tests.Stage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.Playwright;
using TestKit;
using TestKit.Lab;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.RealServer;

/// <summary>Packets that a real VPP has translated, on the page.</summary>
public sealed class RealVppPageTests(Chromium chromium) : BrowserTest(chromium)
{
    private VppilotServer? _server;

    /// <inheritdoc/>
    protected override string Address => _server!.Address.GetLeftPart(UriPartial.Authority);

    [LabFact]
    public async Task Pages_OfTheLab_ShowTheSessionTheMappingAndTheCounters()
    {
        using var directory = new TemporaryDirectory();
        await using var network = await LabNetwork.CreateAsync();
        await using var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = LabFactAttribute.Plugins });
        await using var server = _server = await VppilotServer.StartAsync(directory.File("data"), vpp.ApiSocket, vpp.StatsSocket);
        var client = new HttpControllerClient(server.Http);
        await Eventually.TrueAsync(async () => await client.GetStatusAsync() is { State: NodeState.Empty, Database.Available: true }, TimeSpan.FromMinutes(2));
        var document = (await File.ReadAllTextAsync(RepositoryRoot.File("examples/lab-nat.yaml")))
            .Replace("vpp-lan", network.LanDevice, StringComparison.Ordinal).Replace("vpp-wan", network.WanDevice, StringComparison.Ordinal);
        Assert.Equal(ApplyOutcome.Committed, (await client.ApplyAsync(new ConfigDocument(document), new ApplyOptions("the lab"))).Outcome);
        await using var web = EchoServer.Start(network.Server, 80);
        using var connection = await EchoClient.ConnectAsync(network.Client, "203.0.113.100", 80);
        Assert.Equal("hello", await connection.EchoAsync("hello"));

        var page = await OpenAsync("/nat44/sessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read sessions" }).ClickAsync();
        var session = page.Locator(".sessions-table tbody tr", new() { HasText = "10.10.0.2" }).First;
        await Expect(session).ToContainTextAsync("203.0.113.10:");
        await Expect(session).ToContainTextAsync("203.0.113.100:80");
        await Screenshots.TakeAsync(page, "real-vpp-sessions-light", whole: true);

        await page.GotoAsync(Address + "/nat44/mappings");
        await Expect(page.Locator("main")).ToContainTextAsync("203.0.113.10:8080");

        await page.GotoAsync(Address + "/interfaces/wan");
        await Expect(page.Locator("main")).ToContainTextAsync($"host-{network.WanDevice}");
        await Eventually.TrueAsync(async () =>
        {
            var words = (await vpp.VppctlAsync($"show interface host-{network.WanDevice}")).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            string Of(string direction) => words[Array.IndexOf(words, direction) + 2].Split('\n')[0];
            var row = await page.GetByRole(AriaRole.Row, new() { Name = "Packets" }).First.TextContentAsync();
            return row == $"Packets{Of("rx")}{Of("tx")}";
        });
        await Screenshots.TakeAsync(page, "real-vpp-interface-light", whole: true);

        // The browser goes before the server does, and has nothing to complain about.
        await page.Context.CloseAsync();
    }
}
