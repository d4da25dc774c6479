using System.Diagnostics;
using Controller.Api.Handlers;
using Controller.Api.Nodes;
using Controller.Contracts.Rest;
using Controller.Core.Planning;
using Controller.Core.Resources;
using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>
/// Brings a VPP to the committed Revision: a fresh one, or one on which an apply was interrupted. Other than an apply it does
/// not undo: what VPP refuses, and what needs it, is left out, and everything else is done, because half a router is better than none.
/// </summary>
/// <param name="node">The node; the caller has the queue.</param>
/// <param name="board">Where its progress is shown.</param>
/// <param name="logger">Where each step leaves its record.</param>
internal sealed class Replayer(ObservedNode node, NodeBoard board, ILogger logger)
{
    /// <summary>Replays.</summary>
    /// <param name="committed">The committed Revision.</param>
    /// <param name="known">What VPPilot is known to have asked for.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <exception cref="ReplayInterruptedException">VPP went away.</exception>
    public async Task<ReplayReport> RunAsync(CommittedConfig committed, ResourceSet known, string reason)
    {
        var plan = Planner.Plan(committed.Resources, node.SnapshotOf(known));
        if (plan.IsEmpty)
            return new ReplayReport(0, [], 0);
        ReconcileLog.ReplayBegins(logger, committed.Number, plan.Steps.Length, reason);
        Show(0, null);
        var clock = Stopwatch.StartNew();
        var writer = new VppWriter(node.Link.Changes, InterfaceTable.Of(node.Names, plan.Renames));
        PlanStep? last = null;
        try
        {
            await writer.RouteSource.GetIdAsync();
            var execution = await new PlanExecutor(writer, FailurePolicy.SkipDependents, Show, logger).RunAsync(plan.Steps);
            last = execution.LastStarted;
            if (execution.Lost is { } lost)
                throw lost;
            var mismatch = execution.Failures.IsEmpty ? await ReadBack.VerifyAsync(node, plan, committed.Resources, known) : null;
            if (!execution.Failures.IsEmpty)
                await node.ReadAsync(TouchedScope.Of(plan.Steps));
            IReadOnlyList<StepFailure> failures = mismatch is null ? execution.Failures : [mismatch];
            var report = new ReplayReport(plan.Steps.Length, failures, plan.Steps.Length - execution.Done.Length - execution.Failures.Length,
                writer.Counter.Requests, clock.Elapsed);
            if (report.Detail is { } detail)
                ReconcileLog.ReplayFails(logger, committed.Number, detail);
            else
                ReconcileLog.Replayed(logger, committed.Number, writer.Counter.Requests, clock.Elapsed.TotalMilliseconds);
            return report;
        }
        catch (VppConnectionException e)
        {
            throw new ReplayInterruptedException(e, last);
        }

        void Show(int done, string? path) => board.SetReplaying(
            new ApplyProgress(done, plan.Steps.Length, path, null), $"Restoring Revision {committed.Number}: {reason}.");
    }
}
