using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;

namespace Controller.Vpp.Tests.Reconcile;

/// <summary>VPP refuses a step, whichever: afterwards VPP is as it was, and the answer says what happened.</summary>
public sealed class UndoTests
{
    [Theory]
    [InlineData("ip_table_add_del_v2", 2, "vrf/10")]
    [InlineData("create_loopback_instance", 2, null)]
    [InlineData("sw_interface_tag_add_del", 3, null)]
    [InlineData("sw_interface_set_table", 2, "interface/loop-b")]
    [InlineData("sw_interface_set_mtu", 1, "interface/loop-a")]
    [InlineData("sw_interface_set_flags", 1, "interface/loop-a")]
    [InlineData("sw_interface_add_del_address", 4, null)]
    [InlineData("ip_route_add_del_v2", 2, null)]
    [InlineData("ip_neighbor_add_del", 1, "neighbor/loop-a/192.0.2.2")]
    [InlineData("nat44_ed_plugin_enable_disable", 1, "nat44")]
    [InlineData("nat44_forwarding_enable_disable", 1, "nat44")]
    [InlineData("nat44_ed_add_del_output_interface", 1, "nat44/interface/loop-a")]
    [InlineData("nat44_add_del_address_range", 3, "nat44/pool/192.0.2.100-192.0.2.103")]
    [InlineData("nat44_add_del_static_mapping_v2", 1, "nat44/static/web")]
    [InlineData("nat44_add_del_identity_mapping", 1, "nat44/identity/ssh")]
    public async Task Apply_VppRefusesAStep_VppIsAsItWas(string message, int occurrence, string? path)
    {
        await using var rig = await SimRig.StartAsync();
        var before = await rig.Node.SnapshotAsync();
        rig.Vpp.Plan.Refuse(message, -1, occurrence);

        var result = await rig.Node.TryApplyAsync(Documents.Full);

        Assert.Equal(ApplyOutcome.RolledBack, result.Outcome);
        Assert.Null(result.Revision);
        Assert.NotNull(result.Failure);
        Assert.Equal(result.Plan.Steps[result.Failure.StepIndex].Path, result.Failure.Path);
        Assert.Contains($"VPP refused {message}: UNSPECIFIED (-1)", result.Failure.Error, StringComparison.Ordinal);
        Assert.Empty(result.Failure.Left);
        if (path is not null)
            Assert.Equal(path, result.Failure.Path);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
        Assert.Empty(rig.Node.Store.Open);
        Assert.Equal(ApplyOutcome.RolledBack, Assert.Single(rig.Node.Store.Closed).Outcome);
        Assert.Equal(NodeState.Empty, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Apply_VppRefusesAStepOfAChange_TheCommittedRevisionStands()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = await rig.Node.SnapshotAsync();
        rig.Vpp.Plan.Refuse("create_loopback_instance", -1);

        // Everything goes but for one interface, which changes, and a new one, which VPP refuses.
        var result = await rig.Node.TryApplyAsync("""
            vppilot: 1
            interfaces:
              loop-a: { type: loopback, instance: 1, addresses: [192.0.2.1/24], state: down }
              loop-z: { type: loopback, instance: 9 }
            """);

        Assert.Equal(ApplyOutcome.RolledBack, result.Outcome);
        Assert.Equal("interface/loop-z", result.Failure!.Path);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
        Assert.Equal(1, rig.Node.Store.LastCommitted.Current!.Summary.Number);
    }

    [Fact]
    public async Task Apply_UndoneSteps_AreNamedInTheOrderOfUndoing()
    {
        await using var rig = await SimRig.StartAsync();
        rig.Vpp.Plan.Refuse("sw_interface_add_del_address", -105);

        var result = await rig.Node.TryApplyAsync(Documents.Small);

        Assert.Equal("interface/loop-a/address/192.0.2.1/24", result.Failure!.Path);
        Assert.Equal(["interface/loop-a"], result.Failure.Undone);
        Assert.Contains("ADDRESS_IN_USE (-105)", result.Failure.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_UndoIsRefusedToo_TheAnswerAndTheStateSayWhatIsLeft()
    {
        await using var rig = await SimRig.StartAsync();
        rig.Vpp.Plan.Refuse("sw_interface_add_del_address", -105);
        rig.Vpp.Plan.Refuse("delete_loopback", -1);

        var result = await rig.Node.TryApplyAsync(Documents.Small);

        Assert.Equal(ApplyOutcome.UndoFailed, result.Outcome);
        Assert.Empty(result.Failure!.Undone);
        Assert.StartsWith("interface/loop-a: VPP refused delete_loopback", Assert.Single(result.Failure.Left), StringComparison.Ordinal);
        Assert.Equal(NodeState.Failed, rig.Node.Facts.State);
        Assert.Contains("interface/loop-a", rig.Node.Facts.Detail, StringComparison.Ordinal);

        // The next apply mends it: what is left is known as ours.
        await rig.Node.ApplyAsync(Documents.Small);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Apply_VppDropsARequestInSilence_TheStepFailsAndIsUndone()
    {
        await using var rig = await SimRig.StartAsync();
        var before = await rig.Node.SnapshotAsync();
        rig.Vpp.Plan.Drop("ip_neighbor_add_del");

        var result = await rig.Node.TryApplyAsync(Documents.Full);

        Assert.Equal(ApplyOutcome.RolledBack, result.Outcome);
        Assert.Equal("neighbor/loop-a/192.0.2.2", result.Failure!.Path);
        Assert.Contains("dropped", result.Failure.Error, StringComparison.Ordinal);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }
}
