using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;
using VppApi.Generated.Interface;

namespace Controller.Vpp.Tests.Reconcile;

/// <summary>What VPP has, as a document.</summary>
public sealed class GatherTests
{
    [Fact]
    public async Task Gather_WhatIsOurs_PlansToNothing()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Full);

        var gathered = await rig.Node.Controller.GatherAsync(foreign: false, CancellationToken.None);

        var plan = await rig.Node.Controller.PlanAsync(gathered, DocumentMode.Whole, [], CancellationToken.None);
        Assert.DoesNotContain(plan.Findings, finding => finding.Severity == "error");
        Assert.Empty(plan.Steps);
        Assert.DoesNotContain("GigabitEthernet", gathered.Text, StringComparison.Ordinal);
        Assert.Contains("  loop-a:\n    type: loopback\n    instance: 1\n", gathered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gather_NothingIsOurs_IsADocumentOfNothing()
    {
        await using var rig = await SimRig.StartAsync();
        Assert.Equal("vppilot: 1\n", (await rig.Node.Controller.GatherAsync(foreign: false, CancellationToken.None)).Text);
    }

    [Fact]
    public async Task Gather_WhatOthersMade_IsTakenOverWhenItIsApplied()
    {
        await using var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Documents.Small);
        await using (var other = await rig.ConnectAsync())
            await new InterfaceApi(other).CreateLoopbackInstanceAsync(new CreateLoopbackInstance { IsSpecified = true, UserInstance = 7 });

        var gathered = await rig.Node.Controller.GatherAsync(foreign: true, CancellationToken.None);
        Assert.Contains("  loop7:\n", gathered.Text, StringComparison.Ordinal);
        var result = await rig.Node.ApplyAsync(gathered.Text);

        Assert.All(result.Plan.Steps, step => Assert.Equal("update", step.Operation));
        Assert.Contains(await rig.Node.SnapshotAsync(), line => line.StartsWith("interface/loop7: ", StringComparison.Ordinal));
    }
}
