using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Pages;
using Controller.Web.Panels;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Tests.Pages;

public sealed class EmptyPagesTests : PagesContext
{
    public EmptyPagesTests() => Scene.Play("empty");

    [Fact]
    public void Interfaces_WithoutAny_SayWhatToDo() => Says<Web.Pages.Interfaces>("VPP has no interfaces", "plan");

    [Fact]
    public void Routes_WithoutAny_SayWhatToDo() => Says<RouteTable>("No static routes", "plan");

    [Fact]
    public void Mappings_WithoutAny_SayWhatToDo() => Says<Nat44Mappings>("No mappings", "plan");

    [Fact]
    public void Nat44_SwitchedOff_SaysWhatToDo() => Says<Nat44>("NAT44 is off", "plan");

    [Fact]
    public void Revisions_WithoutAny_SayWhatToDo() => Says<Revisions>("Nothing was committed yet", "plan");

    [Fact]
    public void Drift_WithoutARevision_SaysWhatToDo() => Says<Drift>("Nothing is committed, so nothing can differ", "plan");

    [Fact]
    public void TrafficPanel_WithoutInterfaces_SaysWhatToDo() => Says<TrafficPanel>("VPP has no interfaces", "plan");

    [Fact]
    public void NatPanel_SwitchedOff_SaysWhatToDo() => Says<NatPanel>("NAT44 is off", "plan");

    [Fact]
    public void ErrorsPanel_WithoutErrors_SaysSo()
    {
        Scene.Set(NodeState.Disconnected);
        Assert.Contains("Waiting for VPP", Render<ErrorsPanel>().WaitForElement(".waiting").TextContent, StringComparison.Ordinal);
    }

    private void Says<TPage>(string title, string next)
        where TPage : IComponent
    {
        var page = Render<TPage>();
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".empty .title"), found => found.TextContent == title), TimeSpan.FromSeconds(20));
        Assert.Contains(page.FindAll(".empty a"), link => link.GetAttribute("href") == next);
    }
}
