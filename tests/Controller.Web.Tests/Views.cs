using Controller.Contracts.Rest;

namespace Controller.Web.Tests;

/// <summary>Plain values of the contracts for tests.</summary>
internal static class Views
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static InterfaceView Interface(string name, double rx, double tx, string type = "loopback") => new(
        name, name, 1, type, true, true, true, 1500, null, null, 0, [], [], new InterfaceCountersView(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new InterfaceRatesView(0, rx, 0, tx, 0));

    public static StatsView Stats(DateTimeOffset at, double uptime = 100, double vectors = 1, params ErrorCounterView[] errors)
        => new(at, uptime, 0, vectors, [1000], 500, [], [], errors);

    public static NodeStatus Status(NodeState state, string? detail = null, int? revision = 7, bool simulated = false, bool databaseUp = true, ApplyProgress? apply = null) => new(
        "local", state, detail, simulated, revision,
        new VppStatus(state != NodeState.Disconnected, "/run/vpp/api.sock", "26.06-release", 1, Now.AddMinutes(-2), state == NodeState.Disconnected ? "connection refused." : null, 0, 0, 0, [], true),
        new DatabaseStatus(databaseUp, true, databaseUp ? null : "it was killed.", Now.AddSeconds(-30)), apply, Now);

    public static PlanStepView Step(int index, string operation, string path, string impact = "none", params AttributeChange[] changes)
        => new(index, operation, path, path.Split('/')[0], impact, changes, null);

    public static PlanView Plan(params PlanStepView[] steps) => new(
        [], steps, steps.Count(step => step.Operation == "create"), steps.Count(step => step.Operation == "update"), 0, steps.Count(step => step.Operation == "delete"), []);
}
