using System.Text;
using Controller.Browser.Tests.Stage;
using Microsoft.Playwright;
using TestKit;
using WebStage;
using static Microsoft.Playwright.Assertions;

namespace Controller.Browser.Tests.Pages;

public sealed class PlanApplyTests(Chromium chromium) : StageTest(chromium)
{
    private const string Changed = StageDocuments.Committed + "# and a change\n";

    [Fact]
    public async Task Validate_OfABrokenDocument_ListsFindingsAndMarksTheirLines()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync(StageDocuments.Broken);
        await Button(page, "Validate").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2 errors, 1 warning" })).ToBeVisibleAsync();
        await Expect(page.Locator(".marks .error")).ToHaveCountAsync(2);
        await Expect(page.Locator(".marks .warning")).ToHaveCountAsync(1);
        await Screenshots.TakeAsync(page, "plan-findings-light");

        await page.Locator(".findings button", new() { HasText = "unknown-key" }).ClickAsync();
        await Expect(EditorOf(page)).ToBeFocusedAsync();
        Assert.Equal("adresses: [198.51.100.1/27]", await page.EvaluateAsync<string>("(() => { const t = document.querySelector('textarea'); return t.value.slice(t.selectionStart, t.selectionEnd); })()"));
        await Expect(Button(page, "Apply …")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Validate_OfAGoodDocument_SaysSo()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync(StageDocuments.Committed);
        await Button(page, "Validate").ClickAsync();
        await Expect(page.GetByText("The document is valid")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Plan_OfTheCommittedDocument_HasNothingToDo()
    {
        var page = await OpenAsync("/plan");
        await Button(page, "Load the committed document").ClickAsync();
        await Expect(EditorOf(page)).ToHaveValueAsync(StageDocuments.Committed);
        await Button(page, "Plan").ClickAsync();
        await Expect(page.GetByText("Nothing to do", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Button(page, "Apply …")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Apply_Confirmed_ShowsProgressAndCommits()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync(Changed);
        await Button(page, "Plan").ClickAsync();
        await Expect(page.Locator(".step")).ToHaveCountAsync(10);
        await Screenshots.TakeAsync(page, "plan-diff-light", whole: true);

        await Button(page, "Apply …").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Apply this plan?" });
        await Expect(dialog).ToContainTextAsync("Sessions that use it are dropped");
        await Expect(dialog).ToContainTextAsync("It is taken down and made again");
        await dialog.GetByLabel("Comment").FillAsync("guests get a network");
        await Screenshots.TakeAsync(page, "plan-confirm-light");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Apply 10 steps" }).ClickAsync();

        await Expect(page.Locator(".report.busy progress")).ToBeVisibleAsync();
        await Expect(page.Locator(".chip[data-state=applying]")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "plan-applying-light");
        await Expect(page.GetByText("Applied and committed")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "plan-committed-light");
        await page.GetByRole(AriaRole.Link, new() { Name = "Revision 15", Exact = true }).ClickAsync();
        await Expect(page.GetByText("guests get a network")).ToBeVisibleAsync();
        Assert.Equal(Changed, Scene.Revisions[^1].Document);
    }

    [Fact]
    public async Task Apply_Cancelled_ChangesNothing()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync(Changed);
        await Button(page, "Plan").ClickAsync();
        await Button(page, "Apply …").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Apply this plan?" })).ToBeVisibleAsync();
        // Keys go to what has the focus, and the dialog takes it a moment after it is drawn.
        await Expect(page.Locator("[role=dialog]:focus, [role=dialog] :focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Apply this plan?" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".report")).ToHaveCountAsync(0);
        Assert.Equal(14, Scene.Revisions.Count);
    }

    [Fact]
    public async Task Apply_ThatVppRefuses_NamesTheStepTheErrorAndWhatWasUndone()
    {
        Scene.Play("failing");
        var page = await OpenAsync("/plan", dark: true);
        await ApplyAsync(page);
        await Expect(page.GetByText("A step failed: everything was undone, VPP is as it was")).ToBeVisibleAsync();
        await Expect(page.Locator(".report")).ToContainTextAsync("VPP refused memif_create_v2: NO_SUCH_ENTRY (-6)");
        await Expect(page.Locator(".report")).ToContainTextAsync("vrf/20");
        await Expect(page.Locator(".step.failed")).ToContainTextAsync("interface/core");
        await Expect(page.Locator(".step.undone")).ToHaveCountAsync(3);
        await Expect(page.Locator(".step.not-run")).ToHaveCountAsync(6);
        await Screenshots.TakeAsync(page, "plan-rolled-back-dark");
    }

    [Fact]
    public async Task Apply_WhenThePageIsClosedInTheMiddle_GoesOnAndIsReported()
    {
        var page = await OpenAsync("/plan");
        await ApplyAsync(page);
        await Expect(page.Locator(".report.busy")).ToBeVisibleAsync();
        await page.CloseAsync();
        var other = await OpenAsync("/plan");
        await Expect(other.GetByText("Applied and committed")).ToBeVisibleAsync();
        await Button(other, "Close this report").ClickAsync();
        await Expect(other.Locator(".report")).ToHaveCountAsync(0);
        Assert.Equal(15, Scene.Revisions.Count);
    }

    [Fact]
    public async Task Plan_WhenTheTextIsChanged_IsForgotten()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync(Changed);
        await Button(page, "Plan").ClickAsync();
        await Expect(Button(page, "Apply …")).ToBeEnabledAsync();
        await EditorOf(page).PressSequentiallyAsync("x");
        await Expect(Button(page, "Apply …")).ToBeDisabledAsync();
        await Expect(page.Locator(".step")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Draft_AfterAReload_IsStillThere()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync("vppilot: 1\n# unfinished\n");
        await Eventually.TrueAsync(() => page.EvaluateAsync<bool>("sessionStorage.getItem('vppilot.draft') !== null"));
        await page.ReloadAsync();
        await Expect(EditorOf(page)).ToHaveValueAsync("vppilot: 1\n# unfinished\n");
        await Expect(page.GetByText("your unfinished draft")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task File_Opened_FillsTheEditor()
    {
        var page = await OpenAsync("/plan");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "home.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(StageDocuments.Committed) });
        await Expect(EditorOf(page)).ToHaveValueAsync(StageDocuments.Committed);
    }

    [Fact]
    public async Task Document_LargerThanOneMessage_ReachesTheServerWhole()
    {
        var large = StageDocuments.Committed + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"# comment line number {i}\n"));
        var page = await OpenAsync("/plan");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "large.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(large) });
        await Button(page, "Plan").ClickAsync();
        await Expect(page.Locator(".step")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Document_LargerThanTheServerTakes_IsRefusedWithAReason()
    {
        var page = await OpenAsync("/plan");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "huge.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(new string('#', 4 * 1024 * 1024 + 1)) });
        await Button(page, "Plan").ClickAsync();
        await Expect(page.GetByText("The document is larger than 4 MiB")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Apply_WhileTheDatabaseIsDown_SaysWhyNot()
    {
        var page = await OpenAsync("/plan");
        await EditorOf(page).FillAsync(Changed);
        await Button(page, "Plan").ClickAsync();
        Scene.Play("database-down");
        await ConfirmAsync(page);
        await Expect(page.Locator(".report")).ToContainTextAsync("nothing can be committed");
    }

    private static ILocator EditorOf(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Desired-state document" });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task ApplyAsync(IPage page)
    {
        await EditorOf(page).FillAsync(Changed);
        await Button(page, "Plan").ClickAsync();
        await ConfirmAsync(page);
    }

    private static async Task ConfirmAsync(IPage page)
    {
        await Button(page, "Apply …").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply 10 steps" }).ClickAsync();
    }
}
