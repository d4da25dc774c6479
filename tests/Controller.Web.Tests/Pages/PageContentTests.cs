using Bunit;
using Controller.Web.Pages;
using Controller.Web.Panels;

namespace Controller.Web.Tests.Pages;

public sealed class PageContentTests : PagesContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Interfaces_WithForeignOnes_MarkThem()
    {
        var page = Render<Web.Pages.Interfaces>();
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".rz-data-row").Count), Patience);
        Assert.Equal(2, page.FindAll(".tag").Count(tag => tag.TextContent == "foreign"));
        Assert.Contains("10 interfaces, 8 of them VPPilot's", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Interface_WithMissedPackets_PointsThemOut()
    {
        var page = Render<InterfaceDetail>(parameters => parameters.Add(one => one.Name, "wan"));
        Assert.Equal("31", page.WaitForElement(".bad-count", Patience).TextContent);
    }

    [Fact]
    public void Revision_ThatDoesNotExist_SaysSo()
    {
        var page = Render<RevisionDetail>(parameters => parameters.Add(one => one.Number, 999));
        page.WaitForAssertion(() => Assert.Contains("There is no revision 999", TextOf(page), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Revision_WithoutTheDatabase_SaysWhy()
    {
        Scene.SetDatabase(up: false);
        var page = Render<RevisionDetail>(parameters => parameters.Add(one => one.Number, 1));
        page.WaitForAssertion(() => Assert.Contains("The database is down", TextOf(page), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Node_OfAVppThatLacksFeatures_NamesThem()
    {
        var page = Render<Web.Pages.Node>();
        page.WaitForAssertion(() => Assert.Contains("IKEv2 (VPP has no ikev2 plugin loaded)", TextOf(page), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Overview_OfABusyNode_DrawsFourInterfacesBothWays()
    {
        var panel = Render<TrafficPanel>();
        panel.WaitForAssertion(() => Assert.Equal(8, panel.FindAll("g.series").Count), Patience);
        Assert.Equal(["wan", "lan", "customers", "core"], panel.FindAll(".legend a").Select(link => link.TextContent));
    }

    [Fact]
    public void ErrorsPanel_OfGrowingCounters_MarksThem()
    {
        var panel = Render<ErrorsPanel>();
        panel.WaitForAssertion(() => Assert.Contains(panel.FindAll("tr"), row => row.TextContent.Contains("no translation", StringComparison.Ordinal) && row.QuerySelector(".tag.warn") is not null), Patience);
    }
}
