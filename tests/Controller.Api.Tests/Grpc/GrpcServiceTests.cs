using Controller.Api.Grpc.Messages;
using Controller.Api.Tests.Storage;
using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using TestKit;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Grpc;

/// <summary>Every method once, called by grpc-dotnet's own client over h2c.</summary>
public sealed class GrpcServiceTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(null);
        _channel = _server.Channel();
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Validate_DocumentWithErrors_IsOkAndHasTheFindings()
    {
        var answer = await Config.ValidateAsync(new V1.ValidateRequest { Document = new V1.Document { Text = "{}", Format = V1.DocumentFormat.Json } });

        Assert.False(answer.Valid);
        var finding = Assert.Single(answer.Findings);
        Assert.Equal((V1.Severity.Error, "unknown-key", "interfaces.lan.foo", 3, 5), (finding.Severity, finding.Code, finding.Path, finding.Line, finding.Column));
        Assert.Equal(new ConfigDocument("{}", "json"), Assert.Single(_server.Node.Asked).Document);
    }

    [Fact]
    public async Task Plan_Document_HasItsSteps()
    {
        var plan = (await Config.PlanAsync(new V1.PlanRequest { Document = Some })).Plan;

        var step = Assert.Single(plan.Steps);
        Assert.Equal((V1.Operation.Create, V1.Impact.None, "interface/lan", 1), (step.Operation, step.Impact, step.Path, plan.Create));
        var change = Assert.Single(step.Changes);
        Assert.Equal(("mtu", false, "1500"), (change.Name, change.HasBefore, change.After));
    }

    [Fact]
    public async Task Apply_ThatCommits_StreamsProgressAndEndsWithTheResult()
    {
        var going = new TaskCompletionSource();
        _server.Node.WhileApplying = async _ =>
        {
            _server.Node.Facts.Update(facts => facts with { State = NodeState.Applying, Apply = new ApplyProgress(1, 3, "interface/lan", null) });
            await going.Task;
            _server.Node.Facts.Update(facts => facts with { State = NodeState.InSync, Apply = null });
        };
        using var call = Config.Apply(new V1.ApplyRequest { Document = Some, Options = new V1.ApplyOptions { Comment = "why", Author = "eve", OnlyIfRevision = 0 } });

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var progress = call.ResponseStream.Current.Progress;
        Assert.Equal((1, 3, "interface/lan"), (progress.Done, progress.Total, progress.Step));
        going.SetResult();
        var (rest, error) = await call.ResponseStream.ReadAllAsync();

        Assert.Null(error);
        var result = rest[^1].Result;
        Assert.Equal((V1.ApplyOutcome.Committed, 1, 3), (result.Outcome, result.Revision, result.Requests));
        Assert.Equal(TimeSpan.FromMilliseconds(12), result.Duration.ToTimeSpan());
        Assert.Equal(new ApplyOptions("why", "eve") { OnlyIfRevision = 0 }, Assert.Single(_server.Node.Asked).Options);
    }

    [Theory]
    [InlineData(ApplyOutcome.Invalid, StatusCode.InvalidArgument, "invalid")]
    [InlineData(ApplyOutcome.RolledBack, StatusCode.Aborted, "rolled-back")]
    [InlineData(ApplyOutcome.Interrupted, StatusCode.Unavailable, "interrupted")]
    [InlineData(ApplyOutcome.UndoFailed, StatusCode.Internal, "undo-failed")]
    public async Task Apply_ThatDoesNotCommit_HasAResultAndAStatus(ApplyOutcome outcome, StatusCode status, string code)
    {
        _server.Node.Outcome = outcome;
        using var call = Config.Apply(new V1.ApplyRequest { Document = Some });
        var (messages, error) = await call.ResponseStream.ReadAllAsync();

        Assert.Equal(outcome.ToMessage(), messages[^1].Result.Outcome);
        Assert.Equal((status, code), (error!.StatusCode, error.CodeOf()));
    }

    [Fact]
    public async Task Apply_SameKeyAgain_IsNotMadeAgain()
    {
        var request = new V1.ApplyRequest { Document = Some, Options = new V1.ApplyOptions { IdempotencyKey = "k1" } };
        using var first = Config.Apply(request);
        var (answered, _) = await first.ResponseStream.ReadAllAsync();
        _server.Node.Outcome = ApplyOutcome.RolledBack;
        using var again = Config.Apply(request);
        var (replayed, error) = await again.ResponseStream.ReadAllAsync();

        Assert.Null(error);
        Assert.Equal(answered[^1].Result, Assert.Single(replayed).Result);
        Assert.Single(_server.Node.Asked);

        request.Options.Comment = "another";
        using var other = Config.Apply(request);
        Assert.Equal(ProblemCodes.IdempotencyMismatch, (await other.ResponseStream.ReadAllAsync()).Error!.CodeOf());
    }

    [Fact]
    public async Task Apply_ClientLeaves_CancelsTheApply()
    {
        var (begun, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Node.WhileApplying = async cancel =>
        {
            begun.SetResult();
            using var registration = cancel.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, cancel);
        };
        using (Config.Apply(new V1.ApplyRequest { Document = Some }))
            await begun.Task;

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task WatchStatus_Change_IsSent()
    {
        using var call = Node.WatchStatus(new V1.WatchStatusRequest());
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(("local", V1.NodeState.InSync), (call.ResponseStream.Current.Status.Node, call.ResponseStream.Current.Status.State));

        _server.Node.Facts.Update(facts => facts with { State = NodeState.Drift, Detail = "by hand" });
        while (call.ResponseStream.Current.Status.State != V1.NodeState.Drift)
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("by hand", call.ResponseStream.Current.Status.Detail);
    }

    [Fact]
    public async Task WatchDrift_StateChanges_SendsADriftOnceEach()
    {
        using var call = Node.WatchDrift(new V1.WatchDriftRequest());
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Single(call.ResponseStream.Current.Plan.Steps);

        // The same drift again is no news; another is.
        _server.Node.Facts.Update(facts => facts with { State = NodeState.Drift });
        _server.Node.Drift = new PlanView([], [], 0, 0, 0, 0, []);
        _server.Node.Facts.Update(facts => facts with { Detail = "put right" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Empty(call.ResponseStream.Current.Plan.Steps);
    }

    [Fact]
    public async Task Watches_ServerStops_EndAtOnceAndSaySo()
    {
        using var status = Node.WatchStatus(new V1.WatchStatusRequest());
        Assert.True(await status.ResponseStream.MoveNext(CancellationToken.None));
        using var health = new global::Grpc.Health.V1.Health.HealthClient(_channel).Watch(new global::Grpc.Health.V1.HealthCheckRequest());
        Assert.True(await health.ResponseStream.MoveNext(CancellationToken.None));

        await _server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(StatusCode.Unavailable, (await status.ResponseStream.ReadAllAsync()).Error?.StatusCode);
        var (last, error) = await health.ResponseStream.ReadAllAsync();
        Assert.Equal(StatusCode.Unavailable, error?.StatusCode);
        Assert.All(last, answer => Assert.Equal(global::Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.NotServing, answer.Status));
    }

    [Fact]
    public async Task Snapshot_WithPages_HasItsResources()
    {
        var answer = await Node.GetSnapshotAsync(new V1.GetSnapshotRequest { PageSize = 1 });
        var resource = Assert.Single(answer.Resources);
        Assert.Equal(("interface/lan", true, "1500", 1L, ""), (resource.Path, resource.Managed, resource.Attributes["mtu"], answer.TotalSize, answer.NextPageToken));
    }

    [Fact]
    public async Task Interfaces_PageByPage_HaveAll()
    {
        var first = await Interfaces.ListInterfacesAsync(new V1.ListInterfacesRequest { PageSize = 1 });
        var second = await Interfaces.ListInterfacesAsync(new V1.ListInterfacesRequest { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(2, first.TotalSize);
        var foreign = Assert.Single(first.Interfaces);
        Assert.Equal(("GigabitEthernet0/8/0", false, 10_000_000_000, "", null), (foreign.Name, foreign.Managed, foreign.SpeedBitsPerSecond, foreign.Mac, foreign.Rates));
        Assert.Equal(("lan", "inside", ""), (Assert.Single(second.Interfaces).Name, Assert.Single(second.Interfaces[0].NatRoles), second.NextPageToken));
    }

    [Fact]
    public async Task WatchInterfaces_Names_AreThoseOnly()
    {
        using var call = Interfaces.WatchInterfaces(new V1.WatchInterfacesRequest { Names = { "lan", "nobody" } });
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal("lan", Assert.Single(call.ResponseStream.Current.Interfaces).Name);
        }
    }

    [Fact]
    public async Task WatchInterfaces_VppAway_WaitsForIt()
    {
        _server.Node.Facts.Update(facts => facts with { Vpp = facts.Vpp with { Connected = false } });
        using var call = Interfaces.WatchInterfaces(new V1.WatchInterfacesRequest());
        var next = call.ResponseStream.MoveNext(CancellationToken.None);
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(
            async () => await Interfaces.ListInterfacesAsync(new V1.ListInterfacesRequest()))).StatusCode);
        Assert.False(next.IsCompleted);

        _server.Node.Facts.Update(facts => facts with { Vpp = facts.Vpp with { Connected = true } });
        Assert.True(await next);
    }

    [Fact]
    public async Task HistoryRoutesAndStats_AreThere()
    {
        _server.Stats.Set(1, "host-vpp-lan", packets: 100, drops: 3);
        await Eventually.TrueAsync(
            async () => (await Interfaces.GetInterfaceHistoryAsync(new V1.GetInterfaceHistoryRequest { Name = "lan" })).Points.Count > 0);
        var history = await Interfaces.GetInterfaceHistoryAsync(new V1.GetInterfaceHistoryRequest { Name = "lan" });
        Assert.True(history.Interval.ToTimeSpan() > TimeSpan.Zero);

        var routes = await Interfaces.ListRoutesAsync(new V1.ListRoutesRequest());
        Assert.Equal("192.0.2.1 via wan", Assert.Single(Assert.Single(routes.Routes).Paths));
        Assert.False(routes.Routes[0].HasPackets);

        var stats = new V1.StatsService.StatsServiceClient(_channel);
        Assert.NotEmpty((await stats.GetStatsAsync(new V1.GetStatsRequest())).Stats.Heaps);
        using var watch = stats.WatchStats(new V1.WatchStatsRequest { Interval = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
    }

    [Fact]
    public async Task Nat44_HasItsState()
    {
        var nat44 = new V1.Nat44Service.Nat44ServiceClient(_channel);
        var state = await nat44.GetNat44Async(new V1.GetNat44Request());
        Assert.Equal((true, 64512U, 300L, "198.51.100.1"), (state.Enabled, state.SessionsPerWorker, state.UdpTimeout.Seconds, Assert.Single(state.Pools).First));
        Assert.False(state.Pools[0].HasVrf);

        var mapping = Assert.Single((await nat44.ListMappingsAsync(new V1.ListMappingsRequest())).Mappings);
        Assert.Equal(("web", "10.0.0.2", 80U, 8080U), (mapping.Name, mapping.LocalAddress, mapping.LocalPort, mapping.ExternalPort));
        Assert.Equal(7U, Assert.Single((await nat44.ListUsersAsync(new V1.ListUsersRequest())).Users).Sessions);

        var sessions = await nat44.ListSessionsAsync(new V1.ListSessionsRequest { User = "10.0.0.2", Filter = "53", PageSize = 7, PageToken = "t" });
        Assert.Equal("next", sessions.NextPageToken);
        Assert.False(sessions.HasTotalSize);
        Assert.Equal(TimeSpan.FromSeconds(1.5), Assert.Single(sessions.Sessions).Idle.ToTimeSpan());
        Assert.Equal(new Nat44SessionQuery("10.0.0.2", null, "53", 7, "t"), _server.Node.SessionQuery);
    }

    private static V1.Document Some => new() { Text = "vppilot: 1" };

    private V1.ConfigService.ConfigServiceClient Config => new(_channel);

    private V1.NodeService.NodeServiceClient Node => new(_channel);

    private V1.InterfaceService.InterfaceServiceClient Interfaces => new(_channel);
}
