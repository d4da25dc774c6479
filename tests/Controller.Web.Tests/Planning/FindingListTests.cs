using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Planning;

namespace Controller.Web.Tests.Planning;

public sealed class FindingListTests : PagesContext
{
    [Fact]
    public void List_OfFindings_SaysWhereAndWhatAndReportsTheChoice()
    {
        FindingView? chosen = null;
        FindingView[] findings = [new("error", "unknown-key", "interfaces.wan.adresses", 5, 3, "No such key."), new("warning", "odd", "nat44", 0, 0, "Odd.")];
        var list = Render<FindingList>(parameters => parameters.Add(one => one.Findings, findings).Add(one => one.Chosen, finding => chosen = finding));
        Assert.Equal(["5:3", "–"], list.FindAll(".where").Select(where => where.TextContent));
        Assert.Equal(["error", "warning"], list.FindAll("li").Select(item => item.ClassName));
        list.FindAll("button")[1].Click();
        Assert.Same(findings[1], chosen);
    }

    [Fact]
    public void List_WithMarkupInATextOfTheUser_ShowsItAsText()
    {
        var list = Render<FindingList>(parameters => parameters.Add(one => one.Findings, [new FindingView("error", "bad", "x", 1, 1, "<script>alert(1)</script>")]));
        Assert.Equal("<script>alert(1)</script>", list.Find(".text").TextContent);
        Assert.Empty(list.FindAll("script"));
    }
}
