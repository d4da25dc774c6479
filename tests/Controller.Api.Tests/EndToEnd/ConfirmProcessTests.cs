using Controller.Api.Tests.Hosting;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;
using VppSim;

namespace Controller.Api.Tests.EndToEnd;

/// <summary>A real server process that is killed without a word while a Revision waits for its confirmation.</summary>
public sealed class ConfirmProcessTests : IAsyncLifetime
{
    private const int Kill = 9;
    private const string Before = "vppilot: 1\ninterfaces:\n  loop-a: { type: loopback, instance: 1, addresses: [192.0.2.1/24] }\n";
    private const string After = "vppilot: 1\ninterfaces:\n  loop-b: { type: loopback, instance: 2, mtu: 1300 }\n";

    private readonly TemporaryDirectory _directory = new();
    private SimulatedVpp _vpp = null!;

    public Task InitializeAsync()
    {
        _vpp = SimulatedVpp.Start(new SimulatedVppOptions { ApiSocket = _directory.File("api.sock"), StatsSocket = _directory.File("stats.sock"), Traffic = false });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _vpp.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Kill_WhileARevisionWaits_TheNextServerGoesBackAtTheDeadline()
    {
        var first = Start();
        await first.ServingAsync();
        using (var http = new HttpClient { BaseAddress = first.Address, Timeout = Timeout.InfiniteTimeSpan })
        {
            var client = new HttpControllerClient(http);
            await Eventually.TrueAsync(async () => (await client.GetStatusAsync()) is { State: NodeState.Empty, Database.Available: true }, TimeSpan.FromSeconds(60));
            await client.ApplyAsync(new ConfigDocument(Before), new ApplyOptions(Mode: DocumentMode.Whole));
            var applied = await client.ApplyAsync(
                new ConfigDocument(After), new ApplyOptions("try", "ann", TimeSpan.FromSeconds(15), DocumentMode.Whole));
            Assert.Equal((2, 1), (applied.Confirmation!.Revision, applied.Confirmation.Before));
            first.Signal(Kill);
            await first.EndAsync();
        }

        await first.DisposeAsync();
        await using var second = Start();
        await second.ServingAsync();
        using var again = new HttpClient { BaseAddress = second.Address, Timeout = Timeout.InfiniteTimeSpan };
        var next = new HttpControllerClient(again);
        await Eventually.TrueAsync(async () => (await next.GetStatusAsync()) is { State: NodeState.InSync, Revision: 3, Confirmation: null }, TimeSpan.FromSeconds(60));

        Assert.Contains((await next.ListInterfacesAsync()).Where(row => row.Managed), row => row is { Name: "loop-a", Addresses: ["192.0.2.1/24"] });
        await Eventually.TrueAsync(async () => (await next.GetStatusAsync()).Database.Available, TimeSpan.FromSeconds(60));
        var revisions = (await next.ListRevisionsAsync()).Items;
        Assert.Equal((3, RevisionCause.Revert, 1), (revisions[0].Number, revisions[0].Cause, revisions[0].Source));
    }

    [Fact]
    public async Task Confirm_OverRest_IsKeptAndWrittenDownWithWhoAndFromWhere()
    {
        await using var server = Start();
        await server.ServingAsync();
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        var client = new HttpControllerClient(http);
        await Eventually.TrueAsync(async () => (await client.GetStatusAsync()) is { State: NodeState.Empty, Database.Available: true }, TimeSpan.FromSeconds(60));
        await client.ApplyAsync(new ConfigDocument(Before), new ApplyOptions("first", "ann", TimeSpan.FromMinutes(10)));
        var refused = await Assert.ThrowsAsync<ControllerProblemException>(() => client.ApplyAsync(new ConfigDocument(After), new ApplyOptions(Author: "bob")));
        var extended = await client.ExtendAsync(TimeSpan.FromHours(1), new ConfirmationOptions(1, "ann"));
        var confirmed = await client.ConfirmAsync(new ConfirmationOptions(1, "ann"));

        Assert.Equal((ProblemCodes.ConfirmationPending, 409), (refused.Code, refused.Status));
        Assert.Equal(extended, confirmed);
        Assert.Null(await client.GetConfirmationAsync());
        var trail = (await client.ListAuditAsync()).Items;
        Assert.Equal(
            ["confirm 1 ann", "extend 1 ann", "apply - bob", "apply 1 ann"],
            trail.Where(line => line.Origin is not null).Select(line => $"{line.Action} {line.Subject} {line.Actor}"));
        Assert.All(trail.Where(line => line.Origin is not null), line => Assert.StartsWith("127.0.0.1:", line.Origin, StringComparison.Ordinal));
        Assert.Equal(ProblemCodes.ConfirmationPending, trail.Single(line => line.Actor == "bob").Detail["refused"]);
    }

    private ServerProcess Start() => ServerProcess.Start(
        _directory.File("data"), null, ("VPPILOT_VPP_SOCKET", _directory.File("api.sock")), ("VPPILOT_STATS_SOCKET", _directory.File("stats.sock")));
}
