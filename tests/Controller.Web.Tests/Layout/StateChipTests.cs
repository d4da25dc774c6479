using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Layout;

namespace Controller.Web.Tests.Layout;

public sealed class StateChipTests : PagesContext
{
    [Theory]
    [InlineData(NodeState.InSync, "in-sync", "ok", "In sync", "node")]
    [InlineData(NodeState.Drift, "drift", "warn", "Drift", "drift")]
    [InlineData(NodeState.Applying, "applying", "busy", "Applying", "plan")]
    [InlineData(NodeState.Synchronizing, "synchronizing", "busy", "Synchronizing", "node")]
    [InlineData(NodeState.Empty, "empty", "quiet", "Nothing committed", "plan")]
    [InlineData(NodeState.Disconnected, "disconnected", "bad", "VPP disconnected", "node")]
    [InlineData(NodeState.Failed, "failed", "bad", "Needs attention", "node")]
    public void Chip_OfAState_SaysItInAWordAndLeadsOn(NodeState state, string word, string tone, string text, string address)
    {
        var chip = Render<StateChip>(parameters => parameters.Add(one => one.Status, Views.Status(state, "the reason"))).Find("a");
        Assert.Equal(word, chip.GetAttribute("data-state"));
        Assert.Contains(tone, chip.ClassList);
        Assert.Equal(text, chip.QuerySelector("span")!.TextContent);
        Assert.Equal(address, chip.GetAttribute("href"));
        Assert.Equal("the reason", chip.GetAttribute("title"));
    }

    [Fact]
    public void Chip_OfDrift_SaysHowMuch()
    {
        var chip = Render<StateChip>(parameters => parameters.Add(one => one.Status, Views.Status(NodeState.Drift)).Add(one => one.DriftSteps, 3));
        Assert.Equal("Drift 3", chip.Find("span").TextContent);
    }

    [Theory]
    [InlineData(null, "Applying 2 of 9")]
    [InlineData("VPP refused", "Undoing")]
    public void Chip_OfAnApply_SaysHowFarItIs(string? undoing, string text)
    {
        var status = Views.Status(NodeState.Applying, apply: new ApplyProgress(2, 9, "interface/wan", undoing));
        Assert.Equal(text, Render<StateChip>(parameters => parameters.Add(one => one.Status, status)).Find("span").TextContent);
    }

    [Fact]
    public void Chip_BeforeTheFirstRevision_NamesNone()
        => Assert.Empty(Render<StateChip>(parameters => parameters.Add(one => one.Status, Views.Status(NodeState.Empty, revision: null))).FindAll("small"));
}
