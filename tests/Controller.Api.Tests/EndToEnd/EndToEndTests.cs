using System.Net;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;

namespace Controller.Api.Tests.EndToEnd;

/// <summary>
/// From a document over REST to VPP and back, with the real store and a simulated VPP that misbehaves as told. What a real VPP does is
/// the matter of Controller.Vpp.Tests.
/// </summary>
public sealed class EndToEndTests : EndToEndTest
{
    [Fact]
    public async Task Apply_FirstDocument_IsSeenEverywhere()
    {
        var result = await Server.ApplyAsync(Lab, "first light");

        Assert.Equal((ApplyOutcome.Committed, (int?)1), (result.Outcome, result.Revision));
        var status = await Server.ReachAsync(NodeState.InSync);
        Assert.Equal((true, (int?)1), (status.Simulated, status.Revision));

        var lan = (await Server.Client.ListInterfacesAsync()).Single(row => row.Name == "lan");
        Assert.Equal(("loop1", true, true, 1400U), (lan.VppName, lan.Managed, lan.AdminUp, lan.Mtu));
        Assert.Equal(["10.10.0.1/24"], lan.Addresses);
        Assert.Equal("192.0.2.0/24", Assert.Single(await Server.Client.ListRoutesAsync()).Prefix);
        Assert.Equal("web", Assert.Single(await Server.Client.ListNat44MappingsAsync()).Name);
        var nat44 = await Server.Client.GetNat44Async();
        Assert.True(nat44.Enabled);
        Assert.Equal("203.0.113.10", Assert.Single(nat44.Pools).First);
        Assert.Contains((await Server.Client.GetSnapshotAsync()).Resources, resource => resource.Path.StartsWith("interface/lan", StringComparison.Ordinal));

        var revision = (await Server.Client.GetRevisionAsync(1))!;
        Assert.Equal((Lab, "first light", "local"), (revision.Document, revision.Summary.Comment, revision.Summary.Author));
        Assert.Equal(1, Assert.Single((await Server.Client.ListRevisionsAsync()).Items).Number);
        Assert.True((await Server.Client.GetDriftAsync()).IsEmpty);
        Assert.Empty(await Server.Journal.GetUnfinishedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Apply_SameDocumentAgain_SendsNothing()
    {
        await Server.ApplyAsync(Lab);
        var again = await Server.ApplyAsync(Lab);
        Assert.Equal((ApplyOutcome.Unchanged, 0, (int?)null), (again.Outcome, again.Requests, again.Revision));
        Assert.Single((await Server.Client.ListRevisionsAsync()).Items);
    }

    [Fact]
    public async Task Apply_ChangedDocument_SendsTheDifferenceOnly()
    {
        await Server.ApplyAsync(Lab);
        var changed = Lab.Replace("mtu: 1400", "mtu: 1300", StringComparison.Ordinal);
        var plan = await Server.Client.PlanAsync(new ConfigDocument(changed));
        var result = await Server.ApplyAsync(changed);

        Assert.Single(plan.Steps);
        Assert.Equal((ApplyOutcome.Committed, (int?)2), (result.Outcome, result.Revision));
        Assert.Equal(plan.Steps.Select(step => step.Path), result.Plan.Steps.Select(step => step.Path));
        Assert.Equal(1300U, (await Server.Client.ListInterfacesAsync()).Single(row => row.Name == "lan").Mtu);
        Assert.Equal([2, 1], (await Server.Client.ListRevisionsAsync()).Items.Select(row => row.Number));
    }

    [Fact]
    public async Task Apply_DocumentWithErrors_Is422AndVppIsUntouched()
    {
        var before = Vpp.Requests.GetValueOrDefault("create_loopback_instance");
        using var response = await Server.PostAsync(RestPaths.Apply, "vppilot: 1\ninterfaces:\n  lan: { type: loopback, nonsense: 1 }\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var result = await Server.ApplyAsync("vppilot: 1\ninterfaces:\n  lan: { type: loopback, nonsense: 1 }\n");
        Assert.Equal(ApplyOutcome.Invalid, result.Outcome);
        var finding = Assert.Single(result.Plan.Findings, finding => finding.Severity == "error");
        Assert.Equal((3, 26), (finding.Line, finding.Column));
        Assert.Equal(before, Vpp.Requests.GetValueOrDefault("create_loopback_instance"));
        await Server.ReachAsync(NodeState.Empty);
    }

    [Fact]
    public async Task Apply_VppRefusesAStep_IsUndoneAndNamesIt()
    {
        await Server.ApplyAsync(Lab);
        Vpp.Plan.Refuse("ip_route_add_del_v2", retval: -3);
        var more = Lab + "\nvrfs:\n  10: { name: customers }\n";
        more = more.Replace("routes:\n", "routes:\n  - { prefix: 198.51.100.0/24, blackhole: true }\n", StringComparison.Ordinal);

        var result = await Server.ApplyAsync(more);

        Assert.Equal((ApplyOutcome.RolledBack, (int?)null), (result.Outcome, result.Revision));
        Assert.Contains("198.51.100.0/24", result.Failure!.Path, StringComparison.Ordinal);
        Assert.Contains("NO_SUCH_FIB", result.Failure.Error, StringComparison.Ordinal);
        Assert.Empty(result.Failure.Left);
        var status = await Server.ReachAsync(NodeState.InSync);
        Assert.Equal(1, status.Revision);
        Assert.True((await Server.Client.GetDriftAsync()).IsEmpty);
        Assert.Empty(await Server.Journal.GetUnfinishedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Apply_DatabaseIsDown_IsRefusedBeforeVppIsTouched()
    {
        await Postgres.KillAsync();
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => Server.ApplyAsync(Lab));
        Assert.Equal((ProblemCodes.DatabaseUnavailable, 503), (problem.Code, problem.Status));
        Assert.Equal(0, Vpp.Requests.GetValueOrDefault("create_loopback_instance"));
        await Server.ReachAsync(NodeState.Empty);

        await Postgres.RestartAsync();
        await Server.DatabaseAsync(available: true);
        Assert.Equal(1, (await Server.ApplyAsync(Lab)).Revision);
    }

    [Fact]
    public async Task Apply_DatabaseDiesWhileItRuns_CommitsAndWritesItLater()
    {
        Vpp.Plan.Delay("nat44_add_del_static_mapping_v2", TimeSpan.FromSeconds(2));
        var applying = Server.ApplyAsync(Lab);
        await Eventually.TrueAsync(() => Vpp.Requests.ContainsKey("nat44_add_del_static_mapping_v2"));
        await Postgres.KillAsync();

        var result = await applying;
        Assert.Equal((ApplyOutcome.Committed, (int?)1), (result.Outcome, result.Revision));
        await Server.DatabaseAsync(available: false);
        var status = await Server.ReachAsync(NodeState.InSync);
        Assert.Equal(1, status.Revision);
        Assert.NotNull(status.Database.LastError);

        await Postgres.RestartAsync();
        await Server.DatabaseAsync(available: true);
        await Eventually.TrueAsync(async () => (await Server.Client.ListRevisionsAsync()).Items is [{ Number: 1 }]);
    }

    [Fact]
    public async Task Apply_VppDiesWhileItRuns_IsInterruptedAndTheCommittedRevisionComesBack()
    {
        await Server.ApplyAsync(Lab);
        Vpp.Plan.Die("ip_route_add_del_v2");
        var changed = Lab.Replace("routes:\n", "routes:\n  - { prefix: 198.51.100.0/24, blackhole: true }\n", StringComparison.Ordinal);

        var result = await Server.ApplyAsync(changed);
        Assert.Equal((ApplyOutcome.Interrupted, (int?)null), (result.Outcome, result.Revision));
        await Server.ReachAsync(NodeState.Disconnected);
        using (var response = await Server.PostAsync(RestPaths.Plan, Lab))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);

        Vpp.Plan.Clear();
        Vpp.ComeBack();
        var status = await Server.ReachAsync(NodeState.InSync);
        Assert.Equal(1, status.Revision);
        Assert.Equal("192.0.2.0/24", Assert.Single(await Server.Client.ListRoutesAsync()).Prefix);
        await Eventually.TrueAsync(async () => (await Server.Journal.GetUnfinishedAsync(CancellationToken.None)).Count == 0);
    }

    [Fact]
    public async Task Restart_OfTheServer_GoesOnFromTheCommittedRevision()
    {
        await Server.ApplyAsync(Lab);
        var made = Vpp.Requests["create_loopback_instance"];
        await Server.DisposeAsync();
        await Postgres.StopAsync();

        // The database is still away: the local file knows the Revision.
        Server = await EndToEndServer.StartAsync(Folder.Path, Postgres.ConnectionString);
        var status = await Server.ReachAsync(NodeState.InSync);

        Assert.Equal(1, status.Revision);
        Assert.Equal(made, Vpp.Requests["create_loopback_instance"]);
    }

    [Fact]
    public async Task Traffic_ThroughVpp_ShowsAsRatesAndHistory()
    {
        await Server.ApplyAsync(Lab);
        await Eventually.TrueAsync(
            async () => (await Server.Client.ListInterfacesAsync()).Any(row => row.Rates is { RxBitsPerSecond: > 0 }), TimeSpan.FromSeconds(30));
        var busy = (await Server.Client.ListInterfacesAsync()).First(row => row.Rates is { RxBitsPerSecond: > 0 });
        await Eventually.TrueAsync(async () => (await Server.Client.GetInterfaceHistoryAsync(busy.Name))!.Points.Count > 1);
        Assert.True((await Server.Client.GetStatsAsync()).Heaps.Count > 0);
    }
}
