using Controller.Browser.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class PageTests(Chromium chromium) : StageTest(chromium)
{
    public static TheoryData<string, string, string, string> AllPages => new()
    {
        { "overview", "/", "Overview", "Busiest interfaces" },
        { "interfaces", "/interfaces", "Interfaces", "GigabitEthernet0/8/0,wan" },
        { "interface", "/interfaces/wan", "wan", "30 days" },
        { "nat44", "/nat44", "NAT44", "198.51.100.10 – 198.51.100.20" },
        { "mappings", "/nat44/mappings", "NAT44 mappings", "198.51.100.10:8080" },
        { "sessions", "/nat44/sessions", "NAT44 sessions", "No sessions were read yet" },
        { "routes", "/routes", "Routes", "203.0.113.0/24" },
        { "plan", "/plan", "Plan & apply", "Nothing planned yet" },
        { "revisions", "/revisions", "Revisions", "customers in a table of their own" },
        { "revision", "/revisions/12", "Revision 12", "DNS follows the address of wan" },
        { "drift", "/drift", "Drift", "VPP has what revision 14 asks for" },
        { "node", "/node", "Node", "26.06-release" },
    };

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_OnDesktop_ShowsItsContent(string name, string path, string title, string content)
    {
        var page = await OpenAsync(path);
        await ShowsAsync(page, title, content);
        await Screenshots.TakeAsync(page, $"{name}-light");
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_InTheDark_ShowsItsContent(string name, string path, string title, string content)
    {
        var page = await OpenAsync(path, dark: true);
        await ShowsAsync(page, title, content);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Screenshots.TakeAsync(page, $"{name}-dark");
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Page_OnAPhone_FitsItsWidth(string name, string path, string title, string content)
    {
        var page = await OpenAsync(path, size: Phone);
        await ShowsAsync(page, title, content);
        await Screenshots.TakeAsync(page, $"{name}-phone", whole: true);
        Assert.Equal(Phone.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Page_OfAnUnknownAddress_SaysSo()
    {
        var page = await NewPageAsync();
        var answer = await page.GotoAsync(Address + "/no/such/page");
        Assert.Equal(404, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
        Forgive("404");
    }

    [Fact]
    public async Task Page_OfAnUnknownInterface_SaysWhatToDo()
    {
        var page = await OpenAsync("/interfaces/none");
        await Expect(page.GetByText("VPP has no interface named none")).ToBeVisibleAsync();
    }

    private static async Task ShowsAsync(IPage page, string title, string content)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await Expect(page).ToHaveTitleAsync($"{title} · VPPilot");
        await Expect(page.Locator(".status .chip").Last).ToContainTextAsync("In sync");
        await Expect(page.Locator("main").GetByText(content.Split(',')[^1], new() { Exact = false }).First).ToBeVisibleAsync();
    }
}
