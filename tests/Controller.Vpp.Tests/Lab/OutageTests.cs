using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;
using TestKit.Lab;

namespace Controller.Vpp.Tests.Lab;

/// <summary>What the rig stands on goes away, one part after the other: the state says so, it recovers by itself, and no Revision is lost.</summary>
public sealed class OutageTests
{
    [LabTheory]
    [InlineData("sw_interface_add_del_address", 1)]
    [InlineData("ip_route_add_del_v2", 9)]
    [InlineData("nat44_add_del_static_mapping_v2", 2)]
    public async Task Apply_VppIsKilledInTheMiddle_TheRevisionBeforeItIsBack(string message, int occurrence)
    {
        await using var rig = await LabRig.StartAsync();
        await using var web = EchoServer.Start(rig.Network.Server, 80);
        await rig.ApplyAsync(rig.Document);
        var before = await VppWords.StateAsync(rig.Vpp);

        var result = await KilledAtAsync(rig, message, occurrence, rig.Vpp.KillAsync);

        Assert.Equal(ApplyOutcome.Interrupted, result.Outcome);
        var gone = await rig.ReachAsync(NodeState.Disconnected);
        Assert.False(gone.Vpp.Connected);
        Assert.False(string.IsNullOrEmpty(gone.Vpp.LastError));
        Assert.Equal(1, gone.Revision);
        Assert.Contains("VPP does not answer", await rig.Server.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("disconnected", await rig.SucceedAsync("show", "status"), StringComparison.Ordinal);

        await rig.Vpp.RestartAsync();
        var status = await rig.ReachAsync(NodeState.InSync);
        Assert.Equal((1, 1), (status.Revision, status.Vpp.Restarts));
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));
        Assert.Equal("203.0.113.10", await LabNetwork.CurlAsync(rig.Network.Client, "http://203.0.113.100/"));
    }

    [LabFact]
    public async Task Apply_ServerIsKilledInTheMiddle_TheRevisionBeforeItIsBack()
    {
        await using var rig = await LabRig.StartAsync();
        await rig.ApplyAsync(rig.Document);
        var before = await VppWords.StateAsync(rig.Vpp);

        await Assert.ThrowsAsync<ControllerProblemException>(() => KilledAtAsync(rig, "ip_route_add_del_v2", 9, rig.Server.KillAsync));
        Assert.NotEqual(before, await VppWords.StateAsync(rig.Vpp));

        await rig.StartServerAsync();
        Assert.Equal(1, (await rig.ReachAsync(NodeState.InSync)).Revision);
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));
    }

    [LabFact]
    public async Task PrivatePostgres_IsKilled_IsStartedAgainAndNoRevisionIsLost()
    {
        await using var rig = await LabRig.StartAsync();
        await using var web = EchoServer.Start(rig.Network.Server, 80);
        await rig.ApplyAsync(rig.Document);
        // The outage may be over before anybody looks, so it is looked for in the events.
        await using var states = rig.Client.WatchStatusAsync().GetAsyncEnumerator();
        await NextAsync(states, status => status.Database.Available);

        await ChildProcess.RunAsync("kill", ["-9", (await File.ReadAllLinesAsync(Path.Combine(rig.DataDirectory, "postgres/postmaster.pid")))[0]]);

        var outage = await NextAsync(states, status => !status.Database.Available);
        Assert.Equal((NodeState.InSync, 1), (outage.State, outage.Revision));
        Assert.False(string.IsNullOrEmpty(outage.Database.LastError));
        await NextAsync(states, status => status.Database.Available);
        Assert.Equal("203.0.113.10", await LabNetwork.CurlAsync(rig.Network.Client, "http://203.0.113.100/"));
        await rig.ApplyAsync(rig.Document.Replace("8080\"", "8081\"", StringComparison.Ordinal));
        Assert.Equal([2, 1], (await rig.Client.ListRevisionsAsync()).Items.Select(revision => revision.Number));
        Assert.Equal(rig.Document, (await rig.Client.GetRevisionAsync(1))!.Document);
    }

    [LabFact]
    public async Task Postgres_IsAway_TheDataPlaneGoesOnAndNothingIsApplied()
    {
        await using var postgres = await PostgresProcess.StartAsync();
        await using var rig = await LabRig.StartAsync(postgres);
        await using var web = EchoServer.Start(rig.Network.Server, 80);
        await rig.ApplyAsync(rig.Document);
        var before = await VppWords.StateAsync(rig.Vpp);

        await postgres.KillAsync();

        var outage = await rig.ReachAsync(status => !status.Database.Available);
        Assert.Equal((NodeState.InSync, 1), (outage.State, outage.Revision));
        Assert.Contains("The database does not answer", await rig.Server.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal("203.0.113.10", await LabNetwork.CurlAsync(rig.Network.Client, "http://203.0.113.100/"));
        await File.WriteAllTextAsync(rig.File, rig.Document.Replace("8080\"", "8081\"", StringComparison.Ordinal));
        var (code, output) = await rig.RunAsync("apply", "--yes", rig.File);
        Assert.Equal(1, code);
        Assert.Contains("database", output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));

        // Also VPP may die meanwhile: the committed Revision is kept on the node.
        await rig.Vpp.RestartAsync();
        await rig.ReachAsync(status => status is { State: NodeState.InSync, Vpp.Restarts: 1 });
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));

        await postgres.RestartAsync();
        await rig.ReachAsync(NodeState.InSync);
        await rig.SucceedAsync("apply", "--yes", rig.File);
        Assert.Equal([2, 1], (await rig.Client.ListRevisionsAsync()).Items.Select(revision => revision.Number));
    }

    [LabFact]
    public async Task Start_WithoutVpp_SaysSoAndConnectsWhenItComes()
    {
        await using var rig = await LabRig.StartAsync();
        await rig.ApplyAsync(rig.Document);
        var before = await VppWords.StateAsync(rig.Vpp);
        await rig.Server.DisposeAsync();
        await rig.Vpp.KillAsync();

        await rig.StartServerAsync();
        var status = await rig.ReachAsync(NodeState.Disconnected);
        Assert.Equal(1, status.Revision);
        Assert.Contains("VPP does not answer", await rig.Server.Http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        var problem = await Assert.ThrowsAsync<ControllerProblemException>(() => rig.Client.PlanAsync(new ConfigDocument(rig.Document)));
        Assert.Equal(ProblemCodes.VppDisconnected, problem.Code);
        var (code, output) = await rig.RunAsync("apply", "--yes", rig.File);
        Assert.Equal(1, code);
        Assert.Contains(rig.Relay.Path, output, StringComparison.Ordinal);

        await rig.Vpp.RestartAsync();
        await rig.ReachAsync(NodeState.InSync);
        Assert.Equal(before, await VppWords.StateAsync(rig.Vpp));
    }

    private static async Task<NodeStatus> NextAsync(IAsyncEnumerator<NodeStatus> states, Func<NodeStatus, bool> condition)
    {
        do Assert.True(await states.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        while (!condition(states.Current));
        return states.Current;
    }

    /// <summary>Applies a file with something of everything in it, and has something killed when the server sends one of its requests.</summary>
    private static async Task<ApplyResult> KilledAtAsync(LabRig rig, string message, int occurrence, Func<Task> kill)
    {
        var routes = string.Concat(Enumerable.Range(0, 16).Select(i => $"  - {{ prefix: 198.18.{i}.0/24, via: [{{ address: 203.0.113.100, interface: wan }}] }}\n"));
        var document = $"{rig.Document}\nroutes:\n{routes}"
            .Replace("addresses: [10.10.0.1/24]", "addresses: [10.10.0.1/24, 10.11.0.1/24]", StringComparison.Ordinal)
            .Replace("8080\"", "8081\"", StringComparison.Ordinal);
        var id = await VppWords.MessageIdAsync(rig.Vpp, message);
        var seen = 0;
        rig.Relay.Watch(async sent =>
        {
            if (sent == id && Interlocked.Increment(ref seen) == occurrence) await kill();
        });
        try
        {
            return await rig.Client.ApplyAsync(new ConfigDocument(document), new ApplyOptions());
        }
        finally
        {
            rig.Relay.Watch(null);
            Assert.True(seen >= occurrence, $"{message} was sent {seen} times");
        }
    }
}
