using Controller.Api.Nodes;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;

namespace Controller.Vpp.Tests.Reconcile;

public sealed class ApplyTests
{
    [Fact]
    public async Task Apply_EmptyVpp_HasEverythingAndIsInSync()
    {
        await using var rig = await SimRig.StartAsync();

        var result = await rig.Node.ApplyAsync(Documents.Full);

        Assert.Equal(ApplyOutcome.Committed, result.Outcome);
        Assert.Equal(1, result.Revision);
        Assert.Equal(result.Plan.Steps.Count, result.Plan.Create);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
        Assert.Equal(["inside", "loop-a", "loop-b"], rig.Node.Facts.Interfaces.Where(item => item.Managed).Select(item => item.Name));
        var loop = rig.Node.Facts.Interfaces.Single(item => item.Name == "loop-a");
        Assert.Equal(("loop1", "loopback", true, 1400u), (loop.VppName, loop.Type, loop.AdminUp, loop.Mtu));
        Assert.Equal(["192.0.2.1/24", "2001:db8::1/64"], loop.Addresses);
        Assert.Equal(["output-feature"], loop.NatRoles);
        Assert.Equal(10u, rig.Node.Facts.Interfaces.Single(item => item.Name == "loop-b").Vrf);
    }

    [Fact]
    public async Task Apply_Again_SendsNoWriteAndCommitsNothing()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = Writes(rig);

        var result = await rig.Node.ApplyAsync(Documents.Full);

        Assert.Equal((ApplyOutcome.Unchanged, 0, null), (result.Outcome, result.Requests, result.Revision));
        Assert.Equal(before, Writes(rig));
        Assert.Equal(1, rig.Node.Store.LastCommitted.Current!.Summary.Number);
    }

    [Fact]
    public async Task Apply_SameThingInOtherWords_IsCommittedWithoutAWrite()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        var before = Writes(rig);

        var result = await rig.Node.ApplyAsync(Documents.Small + "\n# with a comment\n");

        Assert.Equal((ApplyOutcome.Unchanged, 0, (int?)2), (result.Outcome, result.Requests, result.Revision));
        Assert.Equal(before, Writes(rig));
    }

    [Fact]
    public async Task Apply_ChangedDocument_SendsTheDifferenceOnly()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);
        var before = Writes(rig);

        var result = await rig.Node.ApplyAsync(Documents.Full
            .Replace("mtu: 1400", "mtu: 1380", StringComparison.Ordinal)
            .Replace("192.0.2.100-192.0.2.103", "192.0.2.100-192.0.2.104", StringComparison.Ordinal));

        Assert.Equal(["interface/loop-a", "nat44/pool/192.0.2.104"], result.Plan.Steps.Select(step => step.Path).Order(StringComparer.Ordinal));
        Assert.Equal(2, result.Requests);
        Assert.Equal(
            ["nat44_add_del_address_range", "sw_interface_set_mtu"],
            Writes(rig).Where(entry => entry.Value != before.GetValueOrDefault(entry.Key)).Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Apply_EmptyDocument_TakesAwayWhatIsOursAndLeavesWhatIsNot()
    {
        await using var rig = await SimRig.StartAsync();
        var before = await rig.Node.SnapshotAsync();
        await rig.Node.ApplyAsync(Documents.Full);

        await rig.Node.ApplyAsync(Documents.Empty);

        Assert.Equal(before, await rig.Node.SnapshotAsync());
        Assert.Contains(before, line => line.Contains("(foreign)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_InvalidDocument_LeavesVppAlone()
    {
        await using var rig = await SimRig.StartAsync();
        var before = Writes(rig);

        var result = await rig.Node.TryApplyAsync("vppilot: 1\ninterfaces:\n  a: { type: loopback, mtuu: 1 }\n");

        Assert.Equal(ApplyOutcome.Invalid, result.Outcome);
        Assert.Equal("unknown-key", Assert.Single(result.Plan.Findings).Code);
        Assert.Equal(before, Writes(rig));
    }

    [Fact]
    public async Task Apply_StoreIsDown_LeavesVppAlone()
    {
        await using var rig = await SimRig.StartAsync();
        rig.Node.Store.IsDown = true;
        var before = Writes(rig);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => rig.Node.TryApplyAsync(Documents.Small));

        Assert.Equal(ProblemCodes.DatabaseUnavailable, problem.Code);
        Assert.Equal(before, Writes(rig));
    }

    [Fact]
    public async Task Apply_WhileAnotherRuns_IsRefused()
    {
        await using var rig = await SimRig.StartAsync();
        rig.Vpp.Plan.Delay("create_loopback_instance", TimeSpan.FromSeconds(2));
        var first = rig.Node.TryApplyAsync(Documents.Small);

        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => rig.Node.TryApplyAsync(Documents.Small));

        Assert.Equal(ProblemCodes.ApplyInProgress, problem.Code);
        Assert.Equal(ApplyOutcome.Committed, (await first).Outcome);
    }

    [Fact]
    public async Task Apply_CallerGoesAwayInTheMiddle_IsFinishedAllTheSame()
    {
        await using var rig = await SimRig.StartAsync();
        rig.Vpp.Plan.Delay("create_loopback_instance", TimeSpan.FromMilliseconds(300));
        using var caller = new CancellationTokenSource();
        var apply = rig.Node.Controller.ApplyAsync(new ApplyOrder(new ConfigDocument(Documents.Small), new ApplyOptions()), caller.Token);
        await rig.Node.WaitForAsync(NodeState.Applying);

        await caller.CancelAsync();

        Assert.Equal(ApplyOutcome.Committed, (await apply).Outcome);
        Assert.Equal(NodeState.InSync, rig.Node.Facts.State);
    }

    [Fact]
    public async Task Apply_TenThousandRoutes_IsPipelined()
    {
        await using var rig = await SimRig.StartAsync();
        var routes = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  - {{ prefix: 10.{i / 256}.{i % 256}.0/24, via: [{{ address: 192.0.2.2, interface: loop-a }}] }}\n"));

        var result = await rig.Node.ApplyAsync($"{Documents.Small}\nroutes:\n{routes}");

        Assert.Equal(10_002, result.Plan.Create);
        Assert.Equal(10_002 + 3, result.Requests);
        Assert.Equal(10_000, (await rig.Node.Controller.ListRoutesAsync(CancellationToken.None)).Count);
    }

    /// <summary>Requests that change something, by message.</summary>
    private static Dictionary<string, int> Writes(SimRig rig) => rig.Vpp.Requests
        .Where(entry => !entry.Key.EndsWith("_dump", StringComparison.Ordinal) && !entry.Key.EndsWith("_get", StringComparison.Ordinal)
            && entry.Key is not ("control_ping" or "sw_interface_get_table" or "nat44_show_running_config" or "nat_get_mss_clamping" or "show_version"))
        .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
