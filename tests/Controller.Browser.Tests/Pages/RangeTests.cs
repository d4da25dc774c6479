using Controller.Browser.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

/// <summary>The traffic chart's longer ranges.</summary>
public sealed class RangeTests(Chromium chromium) : StageTest(chromium)
{
    [Theory]
    [InlineData("1 h", "1h", false)]
    [InlineData("24 h", "24h", true)]
    [InlineData("30 days", "30d", false)]
    public async Task Range_Chosen_IsDrawnAndInTheAddress(string name, string key, bool dark)
    {
        var page = await OpenAsync("/interfaces/wan", dark);
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"range={key}$"));
        await Expect(page.Locator(".units [aria-current=true]")).ToHaveTextAsync(name);
        await Expect(page.Locator("figure.chart")).ToHaveAttributeAsync("data-slots", "720");
        await Expect(page.Locator("path.peak").First).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex("^M.{100}"));
        await Screenshots.TakeAsync(page, $"interface-{key}-{(dark ? "dark" : "light")}");
        await page.ReloadAsync();
        await LiveAsync(page);
        await Expect(page.Locator(".units [aria-current=true]")).ToHaveTextAsync(name);

        // The newest point: the invented history is shorter than the longest range.
        await page.Locator("figure.chart").PressAsync("End");
        await Expect(page.Locator(".hover div")).ToContainTextAsync("peak");
        await Screenshots.TakeAsync(page, $"interface-{key}-{(dark ? "dark" : "light")}-pointer");
    }

    [Fact]
    public async Task Range_OnAPhone_FitsTheScreen()
    {
        var page = await OpenAsync("/interfaces/wan?range=24h", dark: true, Phone);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await Screenshots.TakeAsync(page, "interface-24h-phone");
    }
}
