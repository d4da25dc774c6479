using Controller.Browser.Tests.Stage;
using Controller.Contracts.Rest;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class LiveTests(Chromium chromium) : StageTest(chromium)
{
    [Fact]
    public async Task Overview_WhileItIsOpen_DrawsNewNumbers()
    {
        var page = await OpenAsync("/");
        var line = page.Locator(".chart .series .line").First;
        var (path, rate) = (await line.GetAttributeAsync("d"), await page.Locator(".legend .rate").First.TextContentAsync());
        await Expect(line).Not.ToHaveAttributeAsync("d", path!);
        await Expect(page.Locator(".legend .rate").First).Not.ToHaveTextAsync(rate!);
    }

    [Fact]
    public async Task Interfaces_WhileTheyAreOpen_ShowNewRates()
    {
        var page = await OpenAsync("/interfaces");
        var rate = page.Locator("tr", new() { HasText = "wan" }).Locator(".rate").First;
        var before = await rate.TextContentAsync();
        Assert.Matches(@"^\d[\d.]* [GM]bit/s$", before);
        await Expect(rate).Not.ToHaveTextAsync(before!);
    }

    [Fact]
    public async Task Interfaces_Filtered_KeepTheFilterInTheAddress()
    {
        var page = await OpenAsync("/interfaces");
        await page.GetByPlaceholder("Filter by name").FillAsync("memif");
        await Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(2);
        await Expect(page).ToHaveURLAsync(Address + "/interfaces?filter=memif");
        await page.ReloadAsync();
        await Expect(page.Locator(".rz-data-row")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Interfaces_SortedByReceived_PutTheBusiestFirst()
    {
        var page = await OpenAsync("/interfaces");
        await page.Locator("th", new() { HasText = "Received" }).ClickAsync();
        await page.Locator("th", new() { HasText = "Received" }).ClickAsync();
        await Expect(page.Locator(".rz-data-row").First).ToContainTextAsync("wan");
    }

    [Fact]
    public async Task Chart_UnderThePointer_SaysTimeAndValues()
    {
        var page = await OpenAsync("/interfaces/wan");
        await page.Locator(".chart .plot").HoverAsync();
        await Expect(page.Locator(".chart .hover")).ToContainTextAsync("UTC");
        await Expect(page.Locator(".chart .hover span").First).ToContainTextAsync("Gbit/s");
        await page.Locator(".chart").PressAsync("End");
        await Expect(page.Locator(".chart .hover.on")).ToBeVisibleAsync();
        await page.Locator(".chart").PressAsync("Escape");
        await Expect(page.Locator(".chart .hover.on")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Interface_ShownInPackets_ChangesTheAxis()
    {
        var page = await OpenAsync("/interfaces/wan");
        await page.GetByRole(AriaRole.Button, new() { Name = "packets/s" }).ClickAsync();
        await Expect(page.Locator(".chart .labels")).ToContainTextAsync("kpps");
    }

    [Fact]
    public async Task StateChip_WhenTheNodeDrifts_SaysHowMuchWithoutAReload()
    {
        var page = await OpenAsync("/routes");
        Scene.Play("drift");
        var chip = page.Locator(".chip[data-state=drift]");
        await Expect(chip).ToContainTextAsync("Drift 2");
        await chip.ClickAsync();
        await Expect(page.Locator(".step")).ToHaveCountAsync(2);
        await Screenshots.TakeAsync(page, "drift-two-steps-light");
        Scene.Set(NodeState.InSync);
        await Expect(page.GetByText("VPP has what revision 14 asks for")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_OfASimulatedNode_SaySo()
    {
        Scene.Play("simulated");
        var page = await OpenAsync("/");
        await Expect(page.GetByText("Simulated data plane: no packet is moved")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "overview-simulated-light");
    }

    [Fact]
    public async Task Pages_OfAnEmptyNode_SayWhatToDoNext()
    {
        Scene.Play("empty");
        Scene.Revisions.Clear();
        var page = await OpenAsync("/");
        await Expect(page.GetByText("Nothing was committed yet")).ToBeVisibleAsync();
        await Expect(page.GetByText("NAT44 is off")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "overview-empty-light");
        foreach (var (path, text) in new[] { ("/interfaces", "VPP has no interfaces"), ("/routes", "No static routes"), ("/nat44/mappings", "No mappings"), ("/revisions", "Nothing was committed yet"), ("/drift", "Nothing is committed, so nothing can differ") })
        {
            await page.GotoAsync(Address + path);
            await Expect(page.GetByText(text)).ToBeVisibleAsync();
        }
    }
}
