using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Layout;

namespace Controller.Web.Tests.Layout;

public sealed class OutageNoticesTests : PagesContext
{
    [Fact]
    public void Notices_WhenAllIsWell_AreEmpty()
    {
        var notices = Render<OutageNotices>();
        notices.WaitForElement(".notices");
        Assert.Empty(notices.FindAll(".notice"));
    }

    [Fact]
    public void Notices_WithoutVpp_SaySinceWhenAndThatItRecovers()
    {
        Scene.Play("disconnected");
        var notice = Render<OutageNotices>().WaitForElement(".notice.bad");
        Assert.Matches(@"VPP does not answer since \d\d:\d\d:\d\d UTC", notice.TextContent);
        Assert.Contains("/run/vpp/api.sock", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("connection refused", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("by itself", notice.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_WithoutTheDatabase_SayThatTrafficIsNotAffected()
    {
        Scene.Play("database-down");
        Assert.Contains("Traffic is not affected", Render<OutageNotices>().WaitForElement(".notice.warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_AfterAFailedUndo_LeadToTheDrift()
    {
        Scene.Set(NodeState.Failed, "interface/core could not be undone");
        var notice = Render<OutageNotices>().WaitForElement(".notice.bad");
        Assert.Contains("interface/core could not be undone", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal("drift", notice.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void StatusBar_OfASimulatedNode_SaysSo()
    {
        Scene.Simulated = true;
        Assert.Equal("Simulated data plane: no packet is moved", Render<StatusBar>().WaitForElement(".chip.sim").TextContent.Trim());
    }

    [Fact]
    public void StatusBar_WithoutTheDatabase_ShowsAChipOfItsOwn()
    {
        Scene.Play("database-down");
        Assert.Contains("Database down", Render<StatusBar>().WaitForElement("a.chip.bad").TextContent, StringComparison.Ordinal);
    }
}
