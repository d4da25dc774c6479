using Controller.Browser.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class KeyboardTests(Chromium chromium) : StageTest(chromium)
{
    [Fact]
    public async Task Tab_FromTheTop_ReachesTheContentTheNavigationAndTheTheme()
    {
        var page = await OpenAsync("/interfaces");
        var reached = await ReachedByTabAsync(page, 30);
        foreach (var expected in new[] { "Skip to the content", "VPPilot: overview", "In sync", "Switch between light and dark", "Overview", "Plan & apply", "Node", "wan" })
            Assert.Contains(reached, text => text.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SkipLink_Pressed_MovesTheFocusIntoTheContent()
    {
        var page = await OpenAsync("/routes");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task PlanAndApply_WithoutAPointer_CanBeDone()
    {
        var page = await OpenAsync("/plan?revision=14");
        var editor = page.GetByRole(AriaRole.Textbox, new() { Name = "Desired-state document" });
        await Expect(editor).Not.ToHaveValueAsync("");
        await editor.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("# more");
        // Tab indents in the editor; Escape lets it out.
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Validate" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".step")).ToHaveCountAsync(10);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Comment")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("by keyboard");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Apply 10 steps" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Applied and committed")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(PageTests.AllPages), MemberType = typeof(PageTests))]
    public async Task EveryControl_OnEveryPage_HasANameAndThePageOneHeading(string name, string path, string title, string content)
    {
        _ = (name, title, content);
        var page = await OpenAsync(path);
        await Expect(page.Locator("h1")).ToHaveCountAsync(1);
        var nameless = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, [role=img], [role=meter]')]
              .filter(one => one.checkVisibility() && !one.closest('[aria-hidden=true]'))
              .filter(one => !(one.getAttribute('aria-label') ?? '').trim() && !one.textContent.trim() && !one.labels?.length)
              .map(one => one.outerHTML.slice(0, 200))
            """);
        Assert.Empty(nameless);
    }

    private static async Task<List<string>> ReachedByTabAsync(IPage page, int presses)
    {
        var reached = new List<string>();
        await page.EvaluateAsync("document.activeElement.blur(); window.getSelection().removeAllRanges()");
        await page.Locator(".skip").FocusAsync();
        for (var i = 0; i < presses; i++)
        {
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"));
            await page.Keyboard.PressAsync("Tab");
        }

        return reached;
    }
}
