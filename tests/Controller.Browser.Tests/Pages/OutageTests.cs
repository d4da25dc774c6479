using Controller.Browser.Tests.Stage;
using Controller.Contracts.Rest;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class OutageTests(Chromium chromium) : StageTest(chromium)
{
    [Fact]
    public async Task Pages_WhenVppGoesAway_SaySoKeepTheLastNumbersAndRecover()
    {
        var page = await OpenAsync("/interfaces");
        await Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(10);
        Scene.Play("disconnected");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "VPP does not answer since" })).ToBeVisibleAsync();
        await Expect(page.Locator(".chip[data-state=disconnected]")).ToHaveTextAsync("VPP disconnected");
        await Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(10);
        await Screenshots.TakeAsync(page, "interfaces-disconnected-light");

        foreach (var name in new[] { "Overview", "NAT44", "Routes", "Drift", "Node", "Revisions" })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync(name);
            await Expect(page.Locator(".notice")).ToContainTextAsync("connection refused");
        }

        Scene.Set(NodeState.InSync);
        await Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        await Expect(page.Locator(".chip[data-state=in-sync]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_OpenedWhileVppIsAway_FillInWhenItIsBack()
    {
        Scene.Play("disconnected");
        var page = await OpenAsync("/", dark: true);
        await Expect(page.Locator(".waiting").First).ToContainTextAsync("Waiting for VPP");
        await Screenshots.TakeAsync(page, "overview-disconnected-dark");
        Scene.Set(NodeState.InSync);
        await Expect(page.Locator(".chart .series")).ToHaveCountAsync(8);
        await Expect(page.Locator(".waiting")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Pages_WhenTheDatabaseGoesAway_SaySoAndRecover()
    {
        var page = await OpenAsync("/revisions");
        Scene.Play("database-down");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The database does not answer since" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Database down" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "revisions-database-down-light");
        Scene.SetDatabase(up: true);
        await Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        await Expect(page.Locator(".waiting")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_WhileTheServerRestarts_ShowsOurDialogAndComesBack()
    {
        var page = await OpenAsync("/interfaces");
        await StopAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "The server does not answer" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "server-restarts-light");
        await StartAsync(Address);
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "The server does not answer" })).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await LiveAsync(page);
        await Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(10);
        // While it was away the browser could not reach it, and says so on its console.
        Forgive("ERR_CONNECTION_REFUSED|Failed to fetch|WebSocket|Connection disconnected|Failed to complete negotiation|Failed to start the (connection|transport)|circuit");
    }
}
