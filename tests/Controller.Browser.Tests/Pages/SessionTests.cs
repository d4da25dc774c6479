using Controller.Browser.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class SessionTests(Chromium chromium) : StageTest(chromium)
{
    [Fact]
    public async Task Sessions_OnOpening_AreNotRead()
    {
        var page = await OpenAsync("/nat44/sessions?user=10.0.0.2&vrf=0");
        await Expect(page.GetByText("No sessions were read yet")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Inside host")).ToHaveValueAsync("10.0.0.2");
        Assert.Equal(0, Scene.SessionReads);
    }

    [Fact]
    public async Task Sessions_Read_ArePagedByTheServer()
    {
        var page = await OpenAsync("/nat44/sessions");
        await page.GetByLabel("Rows").SelectOptionAsync("50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read sessions" }).ClickAsync();
        await Expect(page.Locator(".pages")).ToContainTextAsync("1 – 50 of");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        var first = await page.Locator("tbody tr").First.TextContentAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Locator(".pages")).ToContainTextAsync("51 – 100 of");
        await Expect(page.Locator("tbody tr").First).Not.ToHaveTextAsync(first!);
        await Screenshots.TakeAsync(page, "sessions-page-light");

        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(page.Locator(".pages")).ToContainTextAsync("1 – 50 of");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back" })).ToBeDisabledAsync();
        Assert.Equal(3, Scene.SessionReads);
    }

    [Fact]
    public async Task Sessions_Filtered_HoldTheTextAndKeepItInTheAddress()
    {
        var page = await OpenAsync("/nat44/sessions");
        await page.GetByLabel("Address or port").FillAsync("9.9.9.9:53");
        await page.GetByLabel("Address or port").PressAsync("Enter");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("9.9.9.9:53");
        foreach (var row in await page.Locator("tbody tr").AllTextContentsAsync()) Assert.Contains("9.9.9.9:53", row, StringComparison.Ordinal);
        Assert.Contains("filter=9.9.9.9", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, Scene.SessionReads);
    }

    [Fact]
    public async Task Sessions_OfAHostFromTheList_AreItsOwn()
    {
        var page = await OpenAsync("/nat44/sessions", dark: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "List the inside hosts" }).ClickAsync();
        var host = page.Locator(".hosts .link-button").First;
        var address = await host.TextContentAsync();
        await host.ClickAsync();
        await Expect(page.Locator(".sessions-table tbody tr").First).ToContainTextAsync(address!);
        foreach (var row in await page.Locator(".sessions-table tbody tr").AllTextContentsAsync()) Assert.Contains(address!, row, StringComparison.Ordinal);
        await Screenshots.TakeAsync(page, "sessions-of-a-host-dark");
    }

    [Fact]
    public async Task Sessions_ThatMatchNothing_SaySo()
    {
        var page = await OpenAsync("/nat44/sessions");
        await page.GetByLabel("Inside host").FillAsync("203.0.113.99");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read sessions" }).ClickAsync();
        await Expect(page.GetByText("No session matches")).ToBeVisibleAsync();
    }
}
