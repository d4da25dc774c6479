using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Live;
using Controller.Web.Planning;

namespace Controller.Web.Tests.Planning;

public sealed class ApplyReportTests : PagesContext
{
    [Theory]
    [InlineData(ApplyOutcome.Committed, "ok", "Applied and committed")]
    [InlineData(ApplyOutcome.Unchanged, "ok", "Nothing to do: VPP has all of it already")]
    [InlineData(ApplyOutcome.Invalid, "bad", "The document has errors: VPP was not touched")]
    [InlineData(ApplyOutcome.RolledBack, "warn", "A step failed: everything was undone, VPP is as it was")]
    [InlineData(ApplyOutcome.UndoFailed, "bad", "A step failed, and undoing failed too")]
    [InlineData(ApplyOutcome.Interrupted, "bad", "VPP went away in the middle")]
    public void Report_OfAnOutcome_SaysIt(ApplyOutcome outcome, string tone, string title)
    {
        var report = Render(new ApplyRun(Views.Now, null, new ApplyResult(outcome, null, Views.Plan(), null, 0, TimeSpan.Zero), null));
        Assert.Equal(title, report.Find("h2").TextContent);
        Assert.Contains(tone, report.Find(".report").ClassList);
    }

    [Fact]
    public void Report_OfACommit_NamesTheRevisionAndTheCost()
    {
        var report = Render(new ApplyRun(Views.Now, null, new ApplyResult(ApplyOutcome.Committed, 15, Views.Plan(), null, 1234, TimeSpan.FromMilliseconds(840)), null));
        Assert.Equal("revisions/15", report.Find("a").GetAttribute("href"));
        Assert.Contains("1,234 requests changed VPP, in 840 ms", TextOf(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfAFailedUndo_ListsWhatIsLeft()
    {
        var failure = new ApplyFailure(3, "interface/core", "VPP refused x: NO_SUCH_ENTRY (-6)", ["vrf/20"], ["interface/wan: BUSY (-1)"]);
        var text = TextOf(Render(new ApplyRun(Views.Now, null, new ApplyResult(ApplyOutcome.UndoFailed, null, Views.Plan(), failure, 2, TimeSpan.Zero), null)));
        foreach (var part in new[] { "interface/core", "NO_SUCH_ENTRY (-6)", "vrf/20", "interface/wan: BUSY (-1)" }) Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfAProblem_SaysThatNothingWasApplied()
    {
        var report = Render(new ApplyRun(Views.Now, null, null, new PageProblem(ProblemCodes.VppDisconnected, "No VPP is connected.")));
        Assert.Contains("It was not applied", TextOf(report), StringComparison.Ordinal);
        Assert.Contains("No VPP is connected.", TextOf(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfARunningApply_ShowsHowFarItIs()
    {
        var report = Render(new ApplyRun(Views.Now, null, null, null), new ApplyProgress(3, 12, "interface/wan", null));
        Assert.Equal(("12", "3"), (report.Find("progress").GetAttribute("max"), report.Find("progress").GetAttribute("value")));
        Assert.Contains("3 of 12 steps", TextOf(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfAnUndo_SaysWhy()
    {
        var report = Render(new ApplyRun(Views.Now, null, null, null), new ApplyProgress(3, 12, "interface/wan", "VPP refused x"));
        Assert.Equal("Undoing", report.Find("h2").TextContent);
        Assert.Contains("VPP refused x", TextOf(report), StringComparison.Ordinal);
    }

    private IRenderedComponent<ApplyReport> Render(ApplyRun run, ApplyProgress? progress = null)
        => Render<ApplyReport>(parameters => parameters.Add(one => one.Run, run).Add(one => one.Progress, progress));
}
