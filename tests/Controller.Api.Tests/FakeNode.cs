using System.Net;
using Controller.Api.Live;
using Controller.Api.Nodes;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Tests;

/// <summary>A node without a VPP: answers what a test has put into it and keeps what it was asked.</summary>
internal sealed class FakeNode : INodeController
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ChangeFeed<NodeFacts> Facts { get; } = new(new NodeFacts(
        NodeState.InSync, Detail: null, Simulated: true,
        new VppStatus(true, "/run/vpp/api.sock", "26.06-release", 42, Start, null, 0, 0, 0, [], false),
        Apply: null, [Lan, Foreign], Start));

    public static NodeInterface Lan { get; } =
        new("lan", "host-vpp-lan", 1, "af-packet", true, true, true, 1500, "02:fe:00:00:00:01", null, 0, ["10.0.0.1/24"], ["inside"]);

    public static NodeInterface Foreign { get; } =
        new("GigabitEthernet0/8/0", "GigabitEthernet0/8/0", 2, "hardware", false, false, false, 9000, null, 10_000_000_000, 0, [], []);

    public List<(ConfigDocument Document, ApplyOptions? Options)> Asked { get; } = [];

    public PlanView Drift { get; set; } = Plan;

    public ControllerProblemException? Problem { get; set; }

    public Exception? Bug { get; set; }

    public ApplyOutcome Outcome { get; set; } = ApplyOutcome.Committed;

    public Func<CancellationToken, Task>? WhileApplying { get; set; }

    public Nat44SessionQuery? SessionQuery { get; private set; }

    public Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken)
        => Answer(document, null, new ValidationResult(false, [new FindingView("error", "unknown-key", "interfaces.lan.foo", 3, 5, "There is no key foo.")]));

    public Task<PlanView> PlanAsync(ConfigDocument document, DocumentMode? mode, IReadOnlyList<IPAddress> peers, CancellationToken cancellationToken) => Answer(document, null, Plan);

    public async Task<ApplyResult> ApplyAsync(ApplyOrder order, CancellationToken cancellationToken)
    {
        if (WhileApplying is { } wait)
            await wait(cancellationToken);
        var failure = Outcome is ApplyOutcome.Committed or ApplyOutcome.Unchanged or ApplyOutcome.Invalid
            ? null
            : new ApplyFailure(0, "interface/lan", "VPP refused af_packet_create_v3: INVALID_INTERFACE (-68)", [], []);
        return await Answer(order.Document, order.Options, new ApplyResult(Outcome, Outcome == ApplyOutcome.Committed ? 1 : null, Plan, failure, 3, TimeSpan.FromMilliseconds(12)));
    }

    public ChangeFeed<PendingConfirmation?> Confirmation { get; } = new(null);

    public Task<PendingConfirmation> ConfirmAsync(int? revision, CancellationToken cancellationToken) => Answer(Waiting());

    public Task<PendingConfirmation> ExtendAsync(TimeSpan by, int? revision, CancellationToken cancellationToken) => Answer(Waiting() with { Deadline = Start + by });

    public Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken) =>
        Answer(new ApplyResult(ApplyOutcome.Committed, 3, Plan, null, 2, TimeSpan.FromMilliseconds(5)));

    public Task<ConfigDocument> GatherAsync(bool foreign, CancellationToken cancellationToken) => Answer(new ConfigDocument("vppilot: 1\n"));

    public Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken) => Answer(new SnapshotView(
        Start, [new SnapshotResource("interface/lan", "interface", true, new Dictionary<string, string?>(StringComparer.Ordinal) { ["mtu"] = "1500" })]));

    public Task<PlanView> GetDriftAsync(CancellationToken cancellationToken) => Answer(Drift);

    public Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken)
        => Answer<IReadOnlyList<RouteView>>([new RouteView("0.0.0.0/0", 0, ["192.0.2.1 via wan"], null, null)]);

    public Task<Nat44View> GetNat44Async(CancellationToken cancellationToken) => Answer(new Nat44View(
        true, true, 0, 0, 64512, null, true, 300, 7440, 240, 60, [new Nat44InterfaceView("lan", ["inside"])], [new Nat44PoolView("198.51.100.1", "198.51.100.4", null, false)]));

    public Task<IReadOnlyList<Nat44MappingView>> ListNat44MappingsAsync(CancellationToken cancellationToken)
        => Answer<IReadOnlyList<Nat44MappingView>>([new Nat44MappingView("web", "static", true, "tcp", "10.0.0.2", 80, "198.51.100.1", 8080, null, 0, [])]);

    public Task<IReadOnlyList<Nat44UserView>> ListNat44UsersAsync(CancellationToken cancellationToken)
        => Answer<IReadOnlyList<Nat44UserView>>([new Nat44UserView("10.0.0.2", 0, 7, 1)]);

    public Task<PageOf<Nat44SessionView>> ListNat44SessionsAsync(Nat44SessionQuery query, CancellationToken cancellationToken)
    {
        SessionQuery = query;
        return Answer(new PageOf<Nat44SessionView>(
            [new Nat44SessionView("udp", "10.0.0.2", 1234, "198.51.100.1", 40000, "203.0.113.9", 53, 0, 2, 200, 1.5, ["static"])], null, "next"));
    }

    private PendingConfirmation Waiting() => Confirmation.Current
        ?? throw new ControllerProblemException(ProblemCodes.NoConfirmation, "Nothing waits.", 409);

    private static PlanView Plan => TestPlan.Some;

    private Task<T> Answer<T>(ConfigDocument document, ApplyOptions? options, T answer)
    {
        lock (Asked)
            Asked.Add((document, options));
        return Answer(answer);
    }

    private Task<T> Answer<T>(T answer) => Problem is { } problem ? throw problem : Bug is { } bug ? throw bug : Task.FromResult(answer);
}
