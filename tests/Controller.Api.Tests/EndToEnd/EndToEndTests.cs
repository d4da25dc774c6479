using System.Net;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;
using VppSim;

namespace Controller.Api.Tests.EndToEnd;

/// <summary>
/// From a document over REST to VPP and back, with the real store and a simulated VPP that misbehaves as told. What a real VPP does is
/// the matter of Controller.Vpp.Tests.
/// </summary>
public sealed class EndToEndTests : IAsyncLifetime
{
    private const string Lab =
        """
        vppilot: 1
        interfaces:
          lan: { type: loopback, instance: 1, addresses: [10.10.0.1/24], mtu: 1400 }
          wan: { type: loopback, instance: 2, addresses: [203.0.113.1/24] }
        routes:
          - { prefix: 192.0.2.0/24, via: [{ address: 203.0.113.254, interface: wan }] }
        nat44:
          interfaces: { wan: output-feature }
          pools: [{ range: 203.0.113.10 }]
          static-mappings:
            web: { protocol: tcp, local: "10.10.0.2:80", external: "203.0.113.10:8080" }
        """;

    private readonly TemporaryDirectory _directory = new();
    private PostgresProcess _postgres = null!;
    private SimulatedVpp _vpp = null!;
    private EndToEndServer _server = null!;

    public async Task InitializeAsync()
    {
        _postgres = await PostgresProcess.StartAsync();
        _vpp = SimulatedVpp.Start(new SimulatedVppOptions
        {
            ApiSocket = _directory.File("api.sock"), StatsSocket = _directory.File("stats.sock"), Traffic = true,
        });
        _server = await EndToEndServer.StartAsync(_directory.Path, _postgres.ConnectionString);
        await _server.DatabaseAsync(available: true);
        await _server.ReachAsync(NodeState.Empty);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _vpp.DisposeAsync();
        await _postgres.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Apply_FirstDocument_IsSeenEverywhere()
    {
        var result = await _server.ApplyAsync(Lab, "first light");

        Assert.Equal((ApplyOutcome.Committed, (int?)1), (result.Outcome, result.Revision));
        var status = await _server.ReachAsync(NodeState.InSync);
        Assert.Equal((true, (int?)1), (status.Simulated, status.Revision));

        var lan = (await _server.Client.ListInterfacesAsync()).Single(row => row.Name == "lan");
        Assert.Equal(("loop1", true, true, 1400U), (lan.VppName, lan.Managed, lan.AdminUp, lan.Mtu));
        Assert.Equal(["10.10.0.1/24"], lan.Addresses);
        Assert.Equal("192.0.2.0/24", Assert.Single(await _server.Client.ListRoutesAsync()).Prefix);
        Assert.Equal("web", Assert.Single(await _server.Client.ListNat44MappingsAsync()).Name);
        var nat44 = await _server.Client.GetNat44Async();
        Assert.True(nat44.Enabled);
        Assert.Equal("203.0.113.10", Assert.Single(nat44.Pools).First);
        Assert.Contains((await _server.Client.GetSnapshotAsync()).Resources, resource => resource.Path.StartsWith("interface/lan", StringComparison.Ordinal));

        var revision = (await _server.Client.GetRevisionAsync(1))!;
        Assert.Equal((Lab, "first light", "local"), (revision.Document, revision.Summary.Comment, revision.Summary.Author));
        Assert.Equal(1, Assert.Single((await _server.Client.ListRevisionsAsync()).Items).Number);
        Assert.True((await _server.Client.GetDriftAsync()).IsEmpty);
        Assert.Empty(await _server.Journal.GetUnfinishedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Apply_SameDocumentAgain_SendsNothing()
    {
        await _server.ApplyAsync(Lab);
        var again = await _server.ApplyAsync(Lab);
        Assert.Equal((ApplyOutcome.Unchanged, 0, (int?)null), (again.Outcome, again.Requests, again.Revision));
        Assert.Single((await _server.Client.ListRevisionsAsync()).Items);
    }

    [Fact]
    public async Task Apply_ChangedDocument_SendsTheDifferenceOnly()
    {
        await _server.ApplyAsync(Lab);
        var changed = Lab.Replace("mtu: 1400", "mtu: 1300", StringComparison.Ordinal);
        var plan = await _server.Client.PlanAsync(new ConfigDocument(changed));
        var result = await _server.ApplyAsync(changed);

        Assert.Single(plan.Steps);
        Assert.Equal((ApplyOutcome.Committed, (int?)2), (result.Outcome, result.Revision));
        Assert.Equal(plan.Steps.Select(step => step.Path), result.Plan.Steps.Select(step => step.Path));
        Assert.Equal(1300U, (await _server.Client.ListInterfacesAsync()).Single(row => row.Name == "lan").Mtu);
        Assert.Equal([2, 1], (await _server.Client.ListRevisionsAsync()).Items.Select(row => row.Number));
    }

    [Fact]
    public async Task Apply_DocumentWithErrors_Is422AndVppIsUntouched()
    {
        var before = _vpp.Requests.GetValueOrDefault("create_loopback_instance");
        using var response = await _server.PostAsync(RestPaths.Apply, "vppilot: 1\ninterfaces:\n  lan: { type: loopback, nonsense: 1 }\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var result = await _server.ApplyAsync("vppilot: 1\ninterfaces:\n  lan: { type: loopback, nonsense: 1 }\n");
        Assert.Equal(ApplyOutcome.Invalid, result.Outcome);
        var finding = Assert.Single(result.Plan.Findings, finding => finding.Severity == "error");
        Assert.Equal((3, 26), (finding.Line, finding.Column));
        Assert.Equal(before, _vpp.Requests.GetValueOrDefault("create_loopback_instance"));
        await _server.ReachAsync(NodeState.Empty);
    }

    [Fact]
    public async Task Apply_VppRefusesAStep_IsUndoneAndNamesIt()
    {
        await _server.ApplyAsync(Lab);
        _vpp.Plan.Refuse("ip_route_add_del_v2", retval: -3);
        var more = Lab + "\nvrfs:\n  10: { name: customers }\n";
        more = more.Replace("routes:\n", "routes:\n  - { prefix: 198.51.100.0/24, blackhole: true }\n", StringComparison.Ordinal);

        var result = await _server.ApplyAsync(more);

        Assert.Equal((ApplyOutcome.RolledBack, (int?)null), (result.Outcome, result.Revision));
        Assert.Contains("198.51.100.0/24", result.Failure!.Path, StringComparison.Ordinal);
        Assert.Contains("NO_SUCH_FIB", result.Failure.Error, StringComparison.Ordinal);
        Assert.Empty(result.Failure.Left);
        var status = await _server.ReachAsync(NodeState.InSync);
        Assert.Equal(1, status.Revision);
        Assert.True((await _server.Client.GetDriftAsync()).IsEmpty);
        Assert.Empty(await _server.Journal.GetUnfinishedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Apply_DatabaseIsDown_IsRefusedBeforeVppIsTouched()
    {
        await _postgres.KillAsync();
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => _server.ApplyAsync(Lab));
        Assert.Equal((ProblemCodes.DatabaseUnavailable, 503), (problem.Code, problem.Status));
        Assert.Equal(0, _vpp.Requests.GetValueOrDefault("create_loopback_instance"));
        await _server.ReachAsync(NodeState.Empty);

        await _postgres.RestartAsync();
        await _server.DatabaseAsync(available: true);
        Assert.Equal(1, (await _server.ApplyAsync(Lab)).Revision);
    }

    [Fact]
    public async Task Apply_DatabaseDiesWhileItRuns_CommitsAndWritesItLater()
    {
        _vpp.Plan.Delay("nat44_add_del_static_mapping_v2", TimeSpan.FromSeconds(2));
        var applying = _server.ApplyAsync(Lab);
        await Eventually.TrueAsync(() => _vpp.Requests.ContainsKey("nat44_add_del_static_mapping_v2"));
        await _postgres.KillAsync();

        var result = await applying;
        Assert.Equal((ApplyOutcome.Committed, (int?)1), (result.Outcome, result.Revision));
        await _server.DatabaseAsync(available: false);
        var status = await _server.ReachAsync(NodeState.InSync);
        Assert.Equal(1, status.Revision);
        Assert.NotNull(status.Database.LastError);

        await _postgres.RestartAsync();
        await _server.DatabaseAsync(available: true);
        await Eventually.TrueAsync(async () => (await _server.Client.ListRevisionsAsync()).Items is [{ Number: 1 }]);
    }

    [Fact]
    public async Task Apply_VppDiesWhileItRuns_IsInterruptedAndTheCommittedRevisionComesBack()
    {
        await _server.ApplyAsync(Lab);
        _vpp.Plan.Die("ip_route_add_del_v2");
        var changed = Lab.Replace("routes:\n", "routes:\n  - { prefix: 198.51.100.0/24, blackhole: true }\n", StringComparison.Ordinal);

        var result = await _server.ApplyAsync(changed);
        Assert.Equal((ApplyOutcome.Interrupted, (int?)null), (result.Outcome, result.Revision));
        await _server.ReachAsync(NodeState.Disconnected);
        using (var response = await _server.PostAsync(RestPaths.Plan, Lab))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);

        _vpp.Plan.Clear();
        _vpp.ComeBack();
        var status = await _server.ReachAsync(NodeState.InSync);
        Assert.Equal(1, status.Revision);
        Assert.Equal("192.0.2.0/24", Assert.Single(await _server.Client.ListRoutesAsync()).Prefix);
        await Eventually.TrueAsync(async () => (await _server.Journal.GetUnfinishedAsync(CancellationToken.None)).Count == 0);
    }

    [Fact]
    public async Task Restart_OfTheServer_GoesOnFromTheCommittedRevision()
    {
        await _server.ApplyAsync(Lab);
        var made = _vpp.Requests["create_loopback_instance"];
        await _server.DisposeAsync();
        await _postgres.StopAsync();

        // The database is still away: the local file knows the Revision.
        _server = await EndToEndServer.StartAsync(_directory.Path, _postgres.ConnectionString);
        var status = await _server.ReachAsync(NodeState.InSync);

        Assert.Equal(1, status.Revision);
        Assert.Equal(made, _vpp.Requests["create_loopback_instance"]);
    }

    [Fact]
    public async Task Traffic_ThroughVpp_ShowsAsRatesAndHistory()
    {
        await _server.ApplyAsync(Lab);
        await Eventually.TrueAsync(
            async () => (await _server.Client.ListInterfacesAsync()).Any(row => row.Rates is { RxBitsPerSecond: > 0 }), TimeSpan.FromSeconds(30));
        var busy = (await _server.Client.ListInterfacesAsync()).First(row => row.Rates is { RxBitsPerSecond: > 0 });
        await Eventually.TrueAsync(async () => (await _server.Client.GetInterfaceHistoryAsync(busy.Name))!.Points.Count > 1);
        Assert.True((await _server.Client.GetStatsAsync()).Heaps.Count > 0);
    }
}
