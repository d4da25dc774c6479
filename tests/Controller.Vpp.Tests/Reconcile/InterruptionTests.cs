using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;
using TestKit;

namespace Controller.Vpp.Tests.Reconcile;

/// <summary>VPP, its connection or the server goes away, whenever: in the end VPP has the committed Revision.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("sw_interface_set_mtu")]
    [InlineData("create_loopback_instance")]
    [InlineData("sw_interface_tag_add_del")]
    [InlineData("ip_route_add_del_v2")]
    [InlineData("nat44_add_del_static_mapping_v2")]
    public async Task Apply_ConnectionIsCut_TheRevisionBeforeItIsRestored(string message)
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        rig.Vpp.Plan.Cut(message);

        var result = await rig.Node.TryApplyAsync(Documents.Full);

        Assert.Equal(ApplyOutcome.Interrupted, result.Outcome);
        await rig.Node.WaitForAsync(NodeState.InSync);
        Assert.Equal(["interface/loop-a", "interface/loop-a/address/192.0.2.1/24"], Managed(await rig.Node.SnapshotAsync()));
        Assert.Equal(ApplyOutcome.RolledBack, Assert.Single(rig.Node.Store.Closed).Outcome);
        Assert.Equal(1, rig.Node.Store.LastCommitted.Current!.Summary.Number);
        Assert.Equal(0, rig.Node.Facts.Vpp.Restarts);
    }

    [Fact]
    public async Task Apply_FirstEverAndTheConnectionIsCut_NothingIsLeft()
    {
        await using var rig = await SimRig.StartAsync();
        var before = await rig.Node.SnapshotAsync();
        rig.Vpp.Plan.Cut("nat44_add_del_static_mapping_v2");

        var result = await rig.Node.TryApplyAsync(Documents.Full);

        Assert.Equal(ApplyOutcome.Interrupted, result.Outcome);
        await rig.Node.WaitForAsync(NodeState.Empty);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
        Assert.Empty(rig.Node.Store.Open);
    }

    [Theory]
    [InlineData("create_loopback_instance")]
    [InlineData("ip_neighbor_add_del")]
    public async Task Apply_VppDies_TheRevisionBeforeItIsReplayed(string message)
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        var before = await rig.Node.SnapshotAsync();
        rig.Vpp.Plan.Die(message);

        var result = await rig.Node.TryApplyAsync(Documents.Full);

        Assert.Equal(ApplyOutcome.Interrupted, result.Outcome);
        await rig.Node.WaitForAsync(NodeState.InSync);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
        Assert.Equal(1, rig.Node.Facts.Vpp.Restarts);
        Assert.Empty(rig.Node.Store.Open);
    }

    [Fact]
    public async Task VppRestart_AfterACommit_EverythingIsReplayed()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = await rig.Node.SnapshotAsync();

        rig.Vpp.Restart();

        await Eventually.TrueAsync(() => rig.Node.Facts is { State: NodeState.InSync, Vpp.Restarts: 1 });
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }

    [Fact]
    public async Task ServerRestart_InTheMiddleOfAnApply_TheRevisionBeforeItIsRestored()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);

        // What a server that was killed leaves behind: half of a document in VPP, and an open journal entry.
        var half = await rig.Node.ApplyAsync(Documents.Full);
        rig.Node.Store.Reopen(Documents.Small, Documents.Full, half.Plan);
        await rig.RestartNodeAsync();

        await rig.Node.WaitForAsync(NodeState.InSync);
        Assert.Equal(["interface/loop-a", "interface/loop-a/address/192.0.2.1/24"], Managed(await rig.Node.SnapshotAsync()));
        Assert.Empty(rig.Node.Store.Open);
    }

    [Fact]
    public async Task ServerRestart_NothingWasInterrupted_NothingIsSent()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = rig.Vpp.Requests["ip_route_add_del_v2"];

        await rig.RestartNodeAsync();

        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
        Assert.Equal(before, rig.Vpp.Requests["ip_route_add_del_v2"]);
    }

    [Fact]
    public async Task Replay_VppRefusesAStep_TheRestIsReplayedAndTheStateSaysWhatIsMissing()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        rig.Vpp.Plan.Refuse("sw_interface_set_mtu", -1);

        rig.Vpp.Restart();

        await rig.Node.WaitForAsync(NodeState.Failed);
        Assert.Contains("interface/loop-a", rig.Node.Facts.Detail, StringComparison.Ordinal);
        Assert.Contains(await rig.Node.SnapshotAsync(), line => line.StartsWith("interface/loop-b:", StringComparison.Ordinal));

        // It is tried again by itself.
        await rig.Node.WaitForAsync(NodeState.InSync);
    }

    [Fact]
    public async Task Replay_KillsVppAgainAndAgain_IsStoppedAndSaysAtWhichStep()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        for (var i = 1; i <= 4; i++)
            rig.Vpp.Plan.Die("sw_interface_add_del_address", i);

        rig.Vpp.Restart();

        await Eventually.TrueAsync(() => rig.Node.Facts is { State: NodeState.Failed, Vpp.Connected: true });
        Assert.Contains("interface/loop-a/address/192.0.2.1/24", rig.Node.Facts.Detail, StringComparison.Ordinal);
        Assert.Equal(4, rig.Node.Facts.Vpp.Restarts);

        // A person mends it and applies.
        rig.Vpp.Plan.Clear();
        await rig.Node.ApplyAsync(Documents.Small);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Apply_NoVpp_SaysSo()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.StopVppAsync();
        await rig.Node.WaitForAsync(NodeState.Disconnected);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => rig.Node.TryApplyAsync(Documents.Small));

        Assert.Equal(ProblemCodes.VppDisconnected, problem.Code);
        Assert.True((await rig.Node.Controller.ValidateAsync(new ConfigDocument(Documents.Small), CancellationToken.None)).Valid);
    }

    private static IEnumerable<string> Managed(IEnumerable<string> snapshot) =>
        snapshot.Where(line => !line.Contains("(foreign)", StringComparison.Ordinal)).Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]);
}
