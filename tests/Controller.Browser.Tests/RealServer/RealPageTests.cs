using Controller.Browser.Tests.Stage;
using Controller.Contracts.Rest;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.RealServer;

/// <summary>Every page as people get it: browser, server, PostgreSQL, VPP's socket and stats segment; only the packets are invented.</summary>
public sealed class RealPageTests(Chromium chromium, PagesServer server) : BrowserTest(chromium), IClassFixture<PagesServer>
{
    public static TheoryData<string, string, string, string> AllPages => new()
    {
        { "overview", "/", "Overview", "Busiest interfaces" },
        { "interfaces", "/interfaces", "Interfaces", "GigabitEthernet0/9/0" },
        { "interface", "/interfaces/guest-gate", "guest-gate", "172.16.0.1/24" },
        { "nat44", "/nat44", "NAT44", "192.0.2.10 – 192.0.2.13" },
        { "mappings", "/nat44/mappings", "NAT44 mappings", "192.0.2.10:8080" },
        { "sessions", "/nat44/sessions", "NAT44 sessions", "No sessions were read yet" },
        { "routes", "/routes", "Routes", "198.51.100.0/24" },
        { "plan", "/plan", "Plan & apply", "Nothing planned yet" },
        { "revisions", "/revisions", "Revisions", "the first one" },
        { "revision", "/revisions/1", "Revision 1", "guest-gate" },
        { "drift", "/drift", "Drift", "VPP has what revision" },
        { "node", "/node", "Node", "26.06-release" },
    };

    /// <inheritdoc/>
    protected override string Address => server.Address;

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_LightDarkAndOnAPhone_ShowsWhatTheServerHas(string name, string path, string title, string content)
    {
        foreach (var (look, dark, size) in new[] { ("light", false, Desktop), ("dark", true, Desktop), ("phone", false, Phone), ("phone-dark", true, Phone) })
        {
            var page = await OpenAsync(path, dark, size);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            await Expect(page.Locator(".status .chip").Last).ToContainTextAsync("In sync");
            await Expect(page.GetByText("Simulated", new() { Exact = false }).First).ToBeVisibleAsync();
            await Expect(page.Locator("main").GetByText(content, new() { Exact = false }).First).ToBeVisibleAsync();
            await Screenshots.TakeAsync(page, $"real-{name}-{look}", whole: true);
            Assert.Equal(size.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Sessions_Read_AreThoseOfVpp()
    {
        var page = await OpenAsync("/nat44/sessions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read sessions" }).ClickAsync();
        var rows = page.Locator(".sessions-table tbody tr");
        await Expect(rows.First).ToBeVisibleAsync();
        await Expect(rows.First).ToContainTextAsync("192.0.2.1");
        await Screenshots.TakeAsync(page, "real-sessions-read-light", whole: true);
    }

    [Fact]
    public async Task PlanAndApply_OfAChange_ReachesVppAndEveryPage()
    {
        var page = await OpenAsync("/plan");
        var editor = page.GetByRole(AriaRole.Textbox, new() { Name = "Desired-state document" });
        await editor.FillAsync(PagesServer.Document.Replace("mtu: 1400", "mtuu: 1400", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Validate" }).ClickAsync();
        await Expect(page.Locator(".findings")).ToContainTextAsync("unknown-key");
        await Screenshots.TakeAsync(page, "real-plan-findings-light", whole: true);

        await editor.FillAsync(PagesServer.Document.Replace("mtu: 1400", "mtu: 1380", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan", Exact = true }).ClickAsync();
        await Expect(page.Locator(".step")).ToHaveCountAsync(1);
        await Expect(page.Locator(".step")).ToContainTextAsync("interface/guest-gate");
        await Screenshots.TakeAsync(page, "real-plan-diff-light", whole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply …" }).ClickAsync();
        await page.GetByLabel("Comment").FillAsync("smaller packets for guests");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply 1 step" }).ClickAsync();
        await Expect(page.GetByText("Applied and committed")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "real-plan-committed-light", whole: true);

        await page.GotoAsync(Address + "/interfaces/guest-gate");
        await Expect(page.Locator("main")).ToContainTextAsync("1380");
        await page.GotoAsync(Address + "/revisions");
        await Expect(page.Locator("main")).ToContainTextAsync("smaller packets for guests");
        Assert.Equal(1380u, (await server.Client.ListInterfacesAsync()).Single(item => item.Name == "guest-gate").Mtu);
    }

    [Fact]
    public async Task Vpp_DiesAndComesBack_ThePageSaysSoAndThenWhatWasReplayed()
    {
        var page = await OpenAsync("/");
        server.Vpp.Die();
        try
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "VPP does not answer since" })).ToBeVisibleAsync();
            await Screenshots.TakeAsync(page, "real-overview-disconnected-light", whole: true);
        }
        finally
        {
            server.Vpp.ComeBack();
        }

        await Expect(page.Locator(".chip[data-state=in-sync]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        Assert.Equal(NodeState.InSync, (await server.Client.GetStatusAsync()).State);
    }
}
