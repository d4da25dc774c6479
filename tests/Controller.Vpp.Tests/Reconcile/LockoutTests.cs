using System.Net;
using Controller.Api.Nodes;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;
using TestKit;

namespace Controller.Vpp.Tests.Reconcile;

/// <summary>A session that comes through VPP is not cut by its own doing, unless it says that it knows; and then it can come back.</summary>
public sealed class LockoutTests
{
    private const string Before = """
        vppilot: 1
        interfaces:
          host: { type: tap, id: 0, host-interface: vpp0, addresses: [10.255.0.1/30] }
          wan: { type: loopback, instance: 1, addresses: [192.0.2.2/24] }
        routes:
          - { prefix: 203.0.113.0/24, via: [{ address: 192.0.2.1, interface: wan }] }
        """;

    private static readonly string Down = Before.Replace("addresses: [192.0.2.2/24]", "addresses: [192.0.2.2/24], state: down", StringComparison.Ordinal);
    private static readonly string NoRoute = Before[..Before.IndexOf("routes:", StringComparison.Ordinal)];
    private static readonly IPAddress Peer = IPAddress.Parse("203.0.113.7");

    [Fact]
    public async Task Apply_ThatCutsTheSession_IsRefusedWithTheReason()
    {
        await using var rig = await StartAsync();
        var refused = await Assert.ThrowsAsync<ControllerProblemException>(() => ApplyAsync(rig, Down, new ApplyOptions(Mode: DocumentMode.Whole)));
        Assert.Equal((ProblemCodes.LockOut, 409), (refused.Code, refused.Status));
        Assert.Contains("interface/wan is set down: by it VPP reaches 203.0.113.7", refused.Message, StringComparison.Ordinal);
        Assert.Equal((NodeState.InSync, 1), (rig.Node.Facts.State, rig.Node.Store.LastCommitted.Current!.Summary.Number));
        Assert.Empty(rig.Node.Store.Open);
        var plan = await rig.Node.Controller.PlanAsync(new ConfigDocument(NoRoute), DocumentMode.Whole, [Peer], CancellationToken.None);
        Assert.Contains("there is no other way to 203.0.113.7", Assert.Single(plan.LockOut!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OfSomebodyWhoComesAnotherWay_IsNotRefused()
    {
        await using var rig = await StartAsync();
        rig.Node.Linux.Device = "eth0";
        Assert.Equal(ApplyOutcome.Committed, (await ApplyAsync(rig, Down, new ApplyOptions(Mode: DocumentMode.Whole))).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_OfSomebodyWhoKnows_CutsAndComesBackAfterTheDeadlineWithTheServerKilledInBetween(bool route)
    {
        await using var rig = await StartAsync();
        var before = await rig.Node.SnapshotAsync();
        var result = await ApplyAsync(rig, route ? NoRoute : Down, new ApplyOptions(Confirm: TimeSpan.FromSeconds(30), Mode: DocumentMode.Whole, IKnow: true));
        Assert.Equal(ApplyOutcome.Committed, result.Outcome);
        Assert.NotEqual(before, await rig.Node.SnapshotAsync());

        await rig.Node.DisposeAsync();
        rig.Node.Store.Boot.MoveOn(TimeSpan.FromSeconds(30));
        await rig.RestartNodeAsync();

        await Eventually.TrueAsync(() => rig.Node.Facts.State == NodeState.InSync && rig.Node.Store.LastCommitted.Current!.Summary.Number == 3);
        Assert.Equal(before, await rig.Node.SnapshotAsync());
    }

    private static async Task<SimRig> StartAsync()
    {
        var rig = await SimRig.StartAsync();
        await rig.Node.ApplyAsync(Before);
        return rig;
    }

    private static Task<ApplyResult> ApplyAsync(SimRig rig, string document, ApplyOptions options) =>
        rig.Node.Controller.ApplyAsync(new ApplyOrder(new ConfigDocument(document), options) { Peers = [Peer] }, CancellationToken.None);
}
