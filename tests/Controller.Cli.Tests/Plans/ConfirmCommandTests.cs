using System.Text.Json;
using Controller.Contracts.Rest;

namespace Controller.Cli.Tests.Plans;

/// <summary>What is asked of the server, and what is said, by the commands around a Revision that waits, and around earlier ones.</summary>
public sealed class ConfirmCommandTests : IDisposable
{
    private static readonly PendingConfirmation Waiting = new(7, 6, new DateTimeOffset(2026, 1, 1, 12, 10, 0, TimeSpan.Zero), "ann", "second uplink");

    private readonly LabFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Apply_WithConfirm_SaysUntilWhen()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Plan, Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.OnJson(RestPaths.Apply, Canned.Applied() with { Confirmation = Waiting }, RestJsonContext.Default.ApplyResult);

        var run = await CliRun.PipedAsync(server.Address, "apply", "--yes", "--confirm", "10m", "--i-know", "--state", "replaced", "--section", "routes=overridden", _file.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/api/v1/apply?confirm=10m&i-know=true&state=replaced&section=routes%3Aoverridden", server.Requests[^1].Target);
        Golden.Verify("apply-confirm", run with { Out = _file.Anonymous(run.Out), Error = _file.Anonymous(run.Error) });
    }

    [Fact]
    public async Task Confirm_SaysWhatStays()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Confirmation + "/confirm", Waiting, RestJsonContext.Default.PendingConfirmation);
        var run = await CliRun.PipedAsync(server.Address, "confirm", "--revision", "7");
        Assert.Equal(new CliRun(0, "Confirmed: revision 7 stays.\n", ""), run);
        Assert.Equal("/api/v1/confirmation/confirm?revision=7", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Extend_SaysTheNewDeadline()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Confirmation + "/extend", Waiting, RestJsonContext.Default.PendingConfirmation);
        var run = await CliRun.PipedAsync(server.Address, "extend", "30m");
        Assert.Equal(new CliRun(0, "Revision 7 now waits until 2026-01-01T12:10:00Z.\n", ""), run);
        Assert.Equal("/api/v1/confirmation/extend?by=30m", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Extend_WrongTime_IsAUsageError()
    {
        var run = await CliRun.PipedAsync(null, "extend", "soon");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'soon' is not a length of time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revert_ShowsThePlanAndGoesBack()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Confirmation, Waiting, RestJsonContext.Default.PendingConfirmation);
        server.OnJson(RestPaths.Revisions + "/6/plan", Canned.SmallPlan(), RestJsonContext.Default.PlanView);
        server.OnJson(RestPaths.Confirmation + "/revert", Canned.Applied(), RestJsonContext.Default.ApplyResult);
        var run = await CliRun.PipedAsync(server.Address, "revert", "--yes");
        Assert.Equal(0, run.ExitCode);
        Golden.Verify("revert", run);
        Assert.Equal("/api/v1/confirmation/revert?revision=7", server.Requests[^1].Target);
    }

    [Fact]
    public async Task Revert_NothingWaits_SaysSo()
    {
        await using var server = await FakeController.StartAsync();
        server.OnProblem(RestPaths.Confirmation, ProblemCodes.NotFound, "No Revision waits for a confirmation.", 404);
        var run = await CliRun.PipedAsync(server.Address, "revert", "--yes");
        Assert.Equal((1, "error: No Revision waits for a confirmation.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Rollback_ShowsThePlanAndApplies()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(RestPaths.Revisions + "/6/plan", Canned.SmallPlan() with { LockOut = ["interface/wan is set down: by it VPP reaches 203.0.113.7."] }, RestJsonContext.Default.PlanView);
        server.OnJson(RestPaths.Revisions + "/6/rollback", Canned.Applied(), RestJsonContext.Default.ApplyResult);
        var run = await CliRun.PipedAsync(server.Address, "rollback", "6", "--yes", "--comment", "flaps");
        Assert.Equal(0, run.ExitCode);
        Golden.Verify("rollback", run);
        Assert.Equal("/api/v1/revisions/6/rollback?comment=flaps", server.Requests[^1].Target);
    }

    [Theory]
    [InlineData("diff")]
    [InlineData("diff-text", "--text")]
    public async Task Diff_OfTwoRevisions_HasExitCodeTwo(string name, params string[] options)
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(
            RestPaths.Diff,
            new RevisionDiffView(
                6, 7,
                [
                    new ResourceChangeView("create", "interface/dmz", "interface", [new AttributeChange("type", null, "loopback")]),
                    new ResourceChangeView("update", "interface/lan", "interface", [new AttributeChange("mtu", "1500", "1400"), new AttributeChange("mac", "02:fe:00:00:00:01", null)]),
                    new ResourceChangeView("delete", "route/0/203.0.113.0/24", "route", [new AttributeChange("blackhole", "true", null)]),
                ],
                "--- revision 6\n+++ revision 7\n@@ -1,2 +1,2 @@\n vppilot: 1\n-# old\n+# new\n"),
            RestJsonContext.Default.RevisionDiffView);
        var run = await CliRun.PipedAsync(server.Address, ["diff", "6", "7", .. options]);
        Assert.Equal(2, run.ExitCode);
        Golden.Verify(name, run);
    }

    [Fact]
    public async Task History_IsATable()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(
            RestPaths.Audit,
            new PageOf<AuditView>(
                [
                    new AuditView(9, Waiting.Deadline, "ann", "192.0.2.7:51000", "confirm", "7", new Dictionary<string, string?>()),
                    new AuditView(8, Waiting.Deadline, "bob", "192.0.2.8:51000", "apply", "-", new Dictionary<string, string?> { ["refused"] = "lock-out" }),
                ],
                null, "8"),
            RestJsonContext.Default.PageOfAuditView);
        var run = await CliRun.PipedAsync(server.Address, "history", "--limit", "2");
        Assert.Equal(0, run.ExitCode);
        Golden.Verify("history", run);
    }

    [Fact]
    public async Task Plan_Out_CanBeAppliedByItsFile()
    {
        var saved = _file.Path + ".plan";
        await using var server = await FakeController.StartAsync();
        var plan = Canned.SmallPlan() with { Id = "0198", Expires = Waiting.Deadline, Basis = new PlanBasis(6, "ab") };
        server.OnJson(RestPaths.Plan, plan, RestJsonContext.Default.PlanView);
        server.OnJson(
            RestPaths.Plans + "/0198", new StoredPlanView("0198", Waiting.Deadline, Waiting.Deadline, plan.Basis!, new ConfigDocument("vppilot: 1"), null, plan),
            RestJsonContext.Default.StoredPlanView);
        server.OnJson(RestPaths.Plans + "/0198/apply", Canned.Applied(), RestJsonContext.Default.ApplyResult);
        try
        {
            var planned = await CliRun.PipedAsync(server.Address, "plan", _file.Path, "--out", saved);
            var applied = await CliRun.PipedAsync(server.Address, "apply", "--plan", saved, "--yes");

            Assert.Equal((2, 0), (planned.ExitCode, applied.ExitCode));
            Assert.Contains("vppilot apply --plan ", planned.Error, StringComparison.Ordinal);
            Assert.Equal("0198", JsonSerializer.Deserialize(await File.ReadAllTextAsync(saved), RestJsonContext.Default.PlanView)!.Id);
            Assert.Equal("/api/v1/plans/0198/apply", server.Requests[^1].Target);
        }
        finally
        {
            File.Delete(saved);
        }
    }

    [Fact]
    public async Task Apply_StalePlan_IsRefusedBeforeAnybodyIsAsked()
    {
        await using var server = await FakeController.StartAsync();
        server.OnJson(
            RestPaths.Plans + "/0198",
            new StoredPlanView("0198", Waiting.Deadline, Waiting.Deadline, new PlanBasis(6, "ab"), new ConfigDocument("vppilot: 1"), "Plan again.", Canned.SmallPlan()),
            RestJsonContext.Default.StoredPlanView);
        var run = await CliRun.PipedAsync(server.Address, "apply", "--plan", "0198", "--yes");
        Assert.Equal((1, "error: Plan again.\n'vppilot plan' makes a new one.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Apply_InAnSshSession_SaysFromWhere()
    {
        await using var server = await FakeController.StartAsync();
        string? peer = null;
        server.On(RestPaths.Plan, context =>
        {
            peer = context.Request.Headers[RestPaths.PeerHeader];
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        await CliRun.RunAsync(
            new CliSetup { Server = server.Address, Environment = new Dictionary<string, string> { ["SSH_CONNECTION"] = "203.0.113.7 51000 192.0.2.2 22" } },
            "plan", _file.Path);
        Assert.Equal("203.0.113.7", peer);
    }
}
