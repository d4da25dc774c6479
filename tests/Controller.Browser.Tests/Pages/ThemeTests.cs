using Controller.Browser.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class ThemeTests(Chromium chromium) : StageTest(chromium)
{
    [Fact]
    public async Task Theme_OfASystemThatPrefersDark_IsDark()
    {
        var page = await OpenAsync("/", dark: true);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Theme_Chosen_IsKeptAcrossPagesAndReloads()
    {
        var page = await OpenAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Routes" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Routes");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("rgb(12, 17, 24)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Theme_Chosen_IsThereBeforeTheFirstPaint()
    {
        var page = await NewPageAsync();
        await page.AddInitScriptAsync("""
            localStorage.setItem('vppilot.theme', 'dark');
            new MutationObserver((_, observer) => {
              if (!document.body) return;
              window.themeAtBody = document.documentElement.dataset.theme;
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """);
        await page.GotoAsync(Address);
        Assert.Equal("dark", await page.EvaluateAsync<string>("window.themeAtBody"));
    }
}
