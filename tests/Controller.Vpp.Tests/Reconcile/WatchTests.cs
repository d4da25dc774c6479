using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;
using TestKit;
using VppApi;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;

namespace Controller.Vpp.Tests.Reconcile;

/// <summary>Somebody else changes VPP.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task Drift_SomebodySetsAnInterfaceDown_IsShownAtOnceAndLeftAlone()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await using var other = await rig.ConnectAsync();
        var index = rig.Node.Facts.Interfaces.Single(item => item.Name == "loop-a").SwIfIndex;

        await new InterfaceApi(other).SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = index, Flags = default });

        await rig.Node.WaitForAsync(NodeState.Drift);
        Assert.Equal("1 difference from Revision 1: interface/loop-a.", rig.Node.Facts.Detail);
        Assert.False(rig.Node.Facts.Interfaces.Single(item => item.Name == "loop-a").AdminUp);

        await new InterfaceApi(other).SwInterfaceSetFlagsAsync(new SwInterfaceSetFlags { SwIfIndex = index, Flags = IfStatusFlags.AdminUp });
        await rig.Node.WaitForAsync(NodeState.InSync);
    }

    [Fact]
    public async Task Drift_SomebodyDeletesAnInterface_AnApplyPutsItBack()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await using var other = await rig.ConnectAsync();

        await new InterfaceApi(other).DeleteLoopbackAsync(
            new DeleteLoopback { SwIfIndex = rig.Node.Facts.Interfaces.Single(item => item.Name == "loop-a").SwIfIndex });

        await rig.Node.WaitForAsync(NodeState.Drift);
        var result = await rig.Node.ApplyAsync(Documents.Small);
        Assert.Equal(2, result.Plan.Create);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Drift_SomebodyDeletesAMapping_IsFoundWhenAskedFor()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        await using var other = await rig.ConnectAsync();
        await new Nat44EdApi(other).Nat44AddDelStaticMappingV2Async(new Nat44AddDelStaticMappingV2
        {
            LocalIpAddress = Ip4Address.Parse("10.0.0.2"), LocalPort = 80, ExternalIpAddress = Ip4Address.Parse("192.0.2.100"), ExternalPort = 8080,
            Protocol = 6, ExternalSwIfIndex = uint.MaxValue,
        });

        // Reading that stops VPP's workers, so nobody looks unasked.
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
        PlanView? drift = null;
        await Eventually.TrueAsync(async () => !(drift = await rig.Node.Controller.GetDriftAsync(CancellationToken.None)).IsEmpty);

        Assert.Equal("nat44/static/web", Assert.Single(drift!.Steps).Path);
        Assert.Equal(NodeState.Drift, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Foreign_ObjectsOfOthers_AreShownAndLeftAlone()
    {
        await using var rig = await SimRig.StartAsync();
        await using var other = await rig.ConnectAsync();
        await new InterfaceApi(other).CreateLoopbackInstanceAsync(new CreateLoopbackInstance { IsSpecified = true, UserInstance = 7 });

        await rig.Node.ApplyAsync(Documents.Small);
        await rig.Node.ApplyAsync(Documents.Empty);

        var foreign = rig.Node.Facts.Interfaces.Single(item => item.Name == "loop7");
        Assert.False(foreign.Managed);
        Assert.Contains("interface/loop7", (await rig.Node.Controller.GetDriftAsync(CancellationToken.None)).Foreign);
    }

    [Fact]
    public async Task Foreign_NamedInTheDocument_IsAdoptedAndNotMadeAgain()
    {
        await using var rig = await SimRig.StartAsync();
        await using var other = await rig.ConnectAsync();
        await new InterfaceApi(other).CreateLoopbackInstanceAsync(new CreateLoopbackInstance { IsSpecified = true, UserInstance = 1 });

        var result = await rig.Node.ApplyAsync(Documents.Small);

        Assert.Equal((1, 1), (result.Plan.Update, result.Plan.Create));
        var adopted = rig.Node.Facts.Interfaces.Single(item => item.VppName == "loop1");
        Assert.Equal(("loop-a", true), (adopted.Name, adopted.Managed));
    }

    [Fact]
    public async Task Features_PluginIsNotLoaded_IsSaidInTheStatusAndAboutTheDocument()
    {
        await using var rig = await SimRig.StartAsync(vpp => vpp.Plan.Hide("nat44_ed_plugin_enable_disable"));

        Assert.Contains(rig.Node.Facts.Vpp.MissingFeatures, text => text.StartsWith("NAT44-ED cannot be used", StringComparison.Ordinal));
        var result = await rig.Node.TryApplyAsync(Documents.Full);
        Assert.Equal(ApplyOutcome.Invalid, result.Outcome);
        Assert.Contains(result.Plan.Findings, finding => finding.Code == "feature-unavailable");
        await rig.Node.ApplyAsync(Documents.Small);
    }

    [Fact]
    public async Task Features_MessageHasAnotherLayout_IsSaidInTheStatus()
    {
        await using var rig = await SimRig.StartAsync(vpp => vpp.Plan.LieAboutCrc("memif_create_v2", 0x12345678));

        Assert.Equal(1, rig.Node.Facts.Vpp.ChangedMessages);
        Assert.Contains("another layout", Assert.Single(rig.Node.Facts.Vpp.MissingFeatures), StringComparison.Ordinal);
    }
}
