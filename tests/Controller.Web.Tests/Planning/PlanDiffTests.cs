using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Planning;

namespace Controller.Web.Tests.Planning;

public sealed class PlanDiffTests : PagesContext
{
    private static readonly PlanView Plan = Views.Plan(
        Views.Step(0, "delete", "route/0/10.0.0.0/8", "traffic-hit", new AttributeChange("via", "192.0.2.1", null)),
        Views.Step(1, "create", "interface/wan", "none", new AttributeChange("mtu", null, "1500")),
        Views.Step(2, "update", "interface/lan", "none", new AttributeChange("mtu", "1500", "9000")),
        Views.Step(3, "create", "interface/core", "recreate"));

    [Fact]
    public void Diff_OfAPlan_ShowsSignsAndValues()
    {
        var steps = Render(Plan).FindAll(".step");
        Assert.Equal(["−", "+", "~", "±"], steps.Select(step => step.QuerySelector(".sign")!.TextContent));
        Assert.Equal("192.0.2.1", steps[0].QuerySelector("del")!.TextContent);
        Assert.Null(steps[0].QuerySelector("ins"));
        Assert.Null(steps[1].QuerySelector("del"));
        Assert.Equal("1500", steps[1].QuerySelector("ins")!.TextContent);
        Assert.Equal(("1500", "9000"), (steps[2].QuerySelector("del")!.TextContent, steps[2].QuerySelector("ins")!.TextContent));
        Assert.Equal("becomes", steps[2].QuerySelector(".arrow")!.GetAttribute("aria-label"));
        Assert.Equal("traffic hit", steps[0].QuerySelector(".tag")!.TextContent);
        Assert.Null(steps[1].QuerySelector(".tag"));
    }

    [Fact]
    public void Diff_OfAFailedApply_SaysWhatBecameOfEachStep()
    {
        var failure = new ApplyFailure(2, "interface/lan", "VPP refused", ["interface/wan"], ["route/0/10.0.0.0/8: NO_SUCH_FIB (-3)"]);
        var steps = Render(Plan, failure).FindAll(".step");
        Assert.Equal(["left", "undone", "failed", "not-run"], steps.Select(step => step.ClassList[^1]));
    }

    [Fact]
    public void Diff_OfAHugePlan_ShowsAPartAndMoreOnDemand()
    {
        var diff = Render(Views.Plan([.. Enumerable.Range(0, 1000).Select(i => Views.Step(i, "create", $"route/0/10.0.{i}.0/24"))]));
        Assert.Equal(200, diff.FindAll(".step").Count);
        Assert.Equal("Show 200 more of 1,000 steps", diff.Find("button").TextContent);
        diff.Find("button").Click();
        Assert.Equal(400, diff.FindAll(".step").Count);
    }

    [Fact]
    public void Diff_WithForeignObjects_SaysThatTheyAreLeftAlone()
        => Assert.Contains("1 object in VPP is not VPPilot's: left alone", Render(Plan with { Foreign = ["interface/vxlan0"] }).Find("summary").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<PlanDiff> Render(PlanView plan, ApplyFailure? failure = null)
        => Render<PlanDiff>(parameters => parameters.Add(one => one.Plan, plan).Add(one => one.Failure, failure));
}
