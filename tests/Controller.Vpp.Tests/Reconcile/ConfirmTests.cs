using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;
using TestKit;

namespace Controller.Vpp.Tests.Reconcile;

/// <summary>What is not confirmed in time goes away again, whoever has died in the meantime.</summary>
public sealed class ConfirmTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Confirm_NotSaidInTime_TheRevisionBeforeIsBackAsANewOne()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        var before = await rig.Node.SnapshotAsync();

        var result = await rig.Node.ApplyAsync(Documents.Full, Soon);

        Assert.Equal((2, 1, "ann"), (result.Confirmation!.Revision, result.Confirmation.Before, result.Confirmation.Author));
        await RevertedAsync(rig, revision: 3);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
        var last = rig.Node.Store.LastCommitted.Current!;
        Assert.Equal((Documents.Small, RevisionCause.Revert, 1), (last.Document, last.Summary.Cause, last.Summary.Source));
        Assert.Equal("Revision 2 was not confirmed within 1s: back to Revision 1", last.Summary.Comment);
        Assert.Null(rig.Node.Confirm.Waiting);
        Assert.Empty(rig.Node.Store.Open);
    }

    [Fact]
    public async Task Confirm_OfTheFirstRevision_NothingIsLeft()
    {
        await using var rig = await SimRig.StartAsync();
        var before = await rig.Node.SnapshotAsync();
        await rig.Node.ApplyAsync(Documents.Full, Soon);
        await RevertedAsync(rig, revision: 2);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }

    [Fact]
    public async Task Confirm_SaidInTime_TheRevisionStays()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await rig.Node.ApplyAsync(Documents.Full, Later);

        var confirmed = await rig.Node.Controller.ConfirmAsync(2, CancellationToken.None);

        Assert.Equal(2, confirmed.Revision);
        Assert.Null(rig.Node.Controller.Confirmation.Current);
        rig.Node.Store.Boot.MoveOn(2 * Later);
        await rig.RestartNodeAsync();
        Assert.Equal((NodeState.InSync, 2), (rig.Node.Facts.State, rig.Node.Store.LastCommitted.Current!.Summary.Number));
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => rig.Node.Controller.ConfirmAsync(null, CancellationToken.None));
        Assert.Equal(ProblemCodes.NoConfirmation, problem.Code);
    }

    [Fact]
    public async Task Confirm_ServerIsDeadAtTheDeadline_ItRevertsWhenItStarts()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        var before = await rig.Node.SnapshotAsync();
        await rig.Node.ApplyAsync(Documents.Full, Later);
        await rig.Node.DisposeAsync();
        rig.Node.Store.Boot.MoveOn(Later);

        await rig.RestartNodeAsync();

        await RevertedAsync(rig, revision: 3);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }

    [Fact]
    public async Task Confirm_ServerRestartsBeforeTheDeadline_GoesOnWaiting()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await rig.Node.ApplyAsync(Documents.Full, Later);
        rig.Node.Store.Boot.MoveOn(Later / 2);

        await rig.RestartNodeAsync();

        Assert.Equal(2, rig.Node.Controller.Confirmation.Current!.Revision);
        Assert.InRange(rig.Node.Confirm.Remaining!.Value, TimeSpan.FromMinutes(3), Later / 2);
        await rig.Node.Controller.ConfirmAsync(2, CancellationToken.None);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Confirm_VppAndServerAreDeadAtTheDeadline_TheFreshVppGetsTheRevisionBefore()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        var before = await rig.Node.SnapshotAsync();
        await rig.Node.ApplyAsync(Documents.Full, Later);
        await rig.Node.DisposeAsync();
        rig.Vpp.Restart();
        rig.Node.Store.Boot.Reboot();
        rig.Node.Store.Boot.MoveOn(2 * Later);
        await ExpireByCalendarAsync(rig);

        await rig.RestartNodeAsync();

        await RevertedAsync(rig, revision: 3);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }

    [Fact]
    public async Task Confirm_DatabaseIsDownAtTheDeadline_RevertsAllTheSame()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await rig.Node.ApplyAsync(Documents.Full, Soon);
        rig.Node.Store.IsDown = true;
        await RevertedAsync(rig, revision: 3);
    }

    [Fact]
    public async Task Confirm_VppRefusesAPartOfTheWayBack_TheRestComesBackAndItIsTriedAgain()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = await rig.Node.SnapshotAsync();
        await rig.Node.ApplyAsync(Documents.Empty, Soon);
        rig.Vpp.Plan.Refuse("sw_interface_set_mtu", -1);

        await rig.Node.WaitForAsync(NodeState.Failed);

        Assert.Equal(Documents.Full, rig.Node.Store.LastCommitted.Current!.Document);
        Assert.Contains("interface/loop-a", rig.Node.Facts.Detail, StringComparison.Ordinal);
        Assert.Contains(await rig.Node.SnapshotAsync(), line => line.StartsWith("interface/loop-b:", StringComparison.Ordinal));
        await rig.Node.WaitForAsync(NodeState.InSync);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }

    [Fact]
    public async Task Confirm_ConnectionIsCutOnTheWayBack_GoesOnUntilTheRevisionBeforeIsThere()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = await rig.Node.SnapshotAsync();
        await rig.Node.ApplyAsync(Documents.Empty, Soon);
        rig.Vpp.Plan.Cut("ip_route_add_del_v2");

        await RevertedAsync(rig, revision: 3);

        Assert.Equal(before, await rig.Node.SnapshotAsync());
        Assert.Empty(rig.Node.Store.Open);
    }

    [Fact]
    public async Task Apply_WhileAConfirmationIsPending_IsRefused()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small, Later);
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => rig.Node.TryApplyAsync(Documents.Full));
        Assert.Equal(ProblemCodes.ConfirmationPending, problem.Code);
        Assert.Contains("Revision 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_FailsAndIsUndone_LeavesNothingToConfirm()
    {
        await using var rig = await SimRig.StartAsync();
        rig.Vpp.Plan.Refuse("sw_interface_add_del_address", -1);
        var result = await rig.Node.Controller.ApplyAsync(
            new Controller.Api.Nodes.ApplyOrder(new ConfigDocument(Documents.Small), new ApplyOptions(Confirm: Later)), CancellationToken.None);
        Assert.Equal((ApplyOutcome.RolledBack, null), (result.Outcome, result.Confirmation));
        Assert.Null(rig.Node.Confirm.Remaining);
        await rig.Node.ApplyAsync(Documents.Small);
    }

    [Fact]
    public async Task Revert_BeforeTheDeadline_GoesBackNow()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await rig.Node.ApplyAsync(Documents.Full, Later);

        var result = await rig.Node.Controller.RevertAsync(new ConfirmationOptions(2, "bob"), CancellationToken.None);

        Assert.Equal((ApplyOutcome.Committed, (int?)3), (result.Outcome, result.Revision));
        Assert.Equal("bob", rig.Node.Store.LastCommitted.Current!.Summary.Author);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
        Assert.Null(rig.Node.Controller.Confirmation.Current);
    }

    [Fact]
    public async Task Extend_BeforeTheDeadline_SetsANewOne()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small, TimeSpan.FromMinutes(1));
        var extended = await rig.Node.Controller.ExtendAsync(Later, 1, CancellationToken.None);
        Assert.Equal(extended, rig.Node.Controller.Confirmation.Current);
        Assert.InRange(rig.Node.Confirm.Remaining!.Value, TimeSpan.FromMinutes(9), Later);
    }

    private static Task RevertedAsync(SimRig rig, int revision) => Eventually.TrueAsync(
        () => rig.Node.Facts.State is NodeState.InSync or NodeState.Empty && rig.Node.Store.LastCommitted.Current!.Summary.Number == revision);

    // Over a reboot only the calendar counts, which tests do not move: the deadline in the file is moved instead.
    private static async Task ExpireByCalendarAsync(SimRig rig)
    {
        var file = rig.File("confirm.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        json["setAt"] = DateTimeOffset.UtcNow - 2 * Later;
        json["deadline"] = DateTimeOffset.UtcNow - Later;
        await File.WriteAllTextAsync(file, json.ToJsonString());
    }
}
