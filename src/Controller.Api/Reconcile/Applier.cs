using Controller.Api.Lockout;
using Controller.Api.Confirm;
using System.Diagnostics;
using Controller.Api.Handlers;
using Controller.Api.Nodes;
using Controller.Api.Storage;
using Controller.Contracts.Rest;
using Controller.Core.Planning;
using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>
/// Carries out one apply on a connected VPP: plan, journal, execute, read back, commit; or undo. From the first request on it goes to
/// one of its ends whatever the caller does: half an apply is nobody's wish.
/// </summary>
/// <param name="node">The node; the caller has the queue.</param>
/// <param name="journal">Where it is written down before it is done.</param>
/// <param name="revisions">Where it is committed.</param>
/// <param name="confirm">Where it is written down that it must be confirmed.</param>
/// <param name="paths">Tells what would cut the session that asks.</param>
/// <param name="board">Where its progress is shown.</param>
/// <param name="logger">Where each step leaves its record.</param>
internal sealed class Applier(ObservedNode node, IJournal journal, IRevisionStore revisions, ConfirmTimer confirm, ManagementPaths paths, NodeBoard board, ILogger logger)
{
    private const string Author = "local";
    private readonly Stopwatch _clock = new();

    /// <summary>Applies.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Gives it up as long as VPP was not touched.</param>
    public async Task<ApplyResult> RunAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        var before = node.SnapshotOf(request.Known);
        var plan = Planner.Plan(request.Desired, before);
        var view = DocumentViews.ToView(plan, request.Findings, request.Committed.Number);
        var (document, options) = request.Order;
        if (options.OnlyIfRevision is { } only && only != request.Committed.Number)
            throw NodeProblems.RevisionChanged(only, request.Committed.Number);
        if (request.Order.Expected is { } expected && expected != view.Basis)
            throw NodeProblems.PlanStale(expected, view.Basis!);
        if (!options.IKnow && paths.ReasonsAgainst(request.Order.Peers, plan, before) is { Count: > 0 } reasons)
            throw NodeProblems.LockOut(reasons);
        if (plan.IsEmpty && document == request.Committed.Document)
            return new ApplyResult(ApplyOutcome.Unchanged, null, view, null, 0, TimeSpan.Zero);

        var entry = await journal.BeginAsync(
            new JournalDraft(request.Committed.Document, document, view, options.Author ?? Author, options.Comment), cancellationToken);
        if (options.Confirm is { } window)
            await ArmAsync(entry, request.Committed, window, before);
        return plan.IsEmpty
            ? await CommitAsync(request.Order, entry, view, ApplyOutcome.Unchanged, requests: 0)
            : await ExecuteAsync(request, entry, plan, view, before);
    }

    private async Task ArmAsync(JournalEntry entry, CommittedConfig committed, TimeSpan window, Snapshot before)
    {
        try
        {
            await confirm.ArmAsync(entry.Id, committed.Document, committed.Number, entry.Draft.Author, entry.Draft.Comment, window,
                KeptValues.Of(committed.Resources, before.Resources));
        }
        catch (IOException error)
        {
            await journal.FinishAsync(entry.Id, ApplyOutcome.RolledBack, new ApplyFailure(-1, null, error.Message, [], []));
            throw ConfirmProblems.NotArmed(error);
        }
    }

    private async Task<ApplyResult> ExecuteAsync(ApplyRequest request, JournalEntry entry, Plan plan, PlanView view, Snapshot before)
    {
        ReconcileLog.ApplyBegins(logger, plan.Steps.Length);
        board.SetApplying(new ApplyProgress(0, plan.Steps.Length, null, null));
        _clock.Start();
        var writer = new VppWriter(node.Link.Changes, InterfaceTable.Of(node.Names, plan.Renames));
        try
        {
            var failure = await ForwardAsync(request, entry, plan, writer);
            if (failure is null)
                return await CommitAsync(request.Order, entry, view, ApplyOutcome.Committed, writer.Counter.Requests);
            return await UndoAsync(entry, plan, view, before, writer, failure);
        }
        catch (VppConnectionException e)
        {
            // The journal entry stays open: whoever connects next finds it.
            ReconcileLog.ApplyInterrupted(logger, e.Message);
            return new ApplyResult(
                ApplyOutcome.Interrupted, null, view,
                new ApplyFailure(-1, null, $"{e.Message} The committed Revision is restored when VPP is back.", [], []),
                writer.Counter.Requests, _clock.Elapsed);
        }
    }

    /// <summary>Executes and reads back.</summary>
    /// <returns>What went wrong and what must be taken back; null when VPP has what was asked for.</returns>
    private async Task<(StepFailure Failure, IReadOnlyList<PlanStep> Done)?> ForwardAsync(
        ApplyRequest request, JournalEntry entry, Plan plan, VppWriter writer)
    {
        IReadOnlyList<PlanStep> done = [];
        try
        {
            await writer.RouteSource.GetIdAsync();
            var report = await new PlanExecutor(writer, FailurePolicy.Stop, (count, path) => Show(entry, plan, count, path), logger).RunAsync(plan.Steps);
            done = report.Done;
            if (report.Lost is { } lost)
                throw lost;
            if (!report.Failures.IsEmpty)
                return (report.Failures[0], done);
            return await ReadBack.VerifyAsync(node, plan, request.Desired, request.Known) is { } failure ? (failure, done) : null;
        }
        catch (Exception e) when (VppRefusal.Is(e))
        {
            return (new StepFailure(plan.Steps[0], e.Message), done);
        }
    }

    private async Task<ApplyResult> UndoAsync(
        JournalEntry entry, Plan plan, PlanView view, Snapshot before, VppWriter writer, (StepFailure Failure, IReadOnlyList<PlanStep> Done)? failed)
    {
        var (failure, done) = failed!.Value;
        ReconcileLog.ApplyFails(logger, failure.Step.Key.Path, failure.Error, done.Count);
        journal.Mark(entry.Id, done.Count, JournalState.Undoing);
        var undo = await TakeBackAsync(plan, before, writer, failure, done);
        var outcome = undo.Left.Count == 0 ? ApplyOutcome.RolledBack : ApplyOutcome.UndoFailed;
        var told = new ApplyFailure(failure.Step.Index, failure.Step.Key.Path, failure.Error, undo.Undone, undo.Left);
        ReconcileLog.ApplyUndone(logger, undo.Undone.Count, undo.Left.Count);
        await journal.FinishAsync(entry.Id, outcome, told);
        confirm.Clear();
        return new ApplyResult(outcome, null, view, told, writer.Counter.Requests, _clock.Elapsed);
    }

    private async Task<UndoReport> TakeBackAsync(Plan plan, Snapshot before, VppWriter writer, StepFailure failure, IReadOnlyList<PlanStep> done)
    {
        void Show(int undone, string path) => board.SetApplying(new ApplyProgress(done.Count - undone, plan.Steps.Length, path, failure.Error));
        try
        {
            return await new Undo(node, writer, Show, logger).RunAsync(plan, done, before);
        }
        catch (Exception e) when (VppRefusal.Is(e))
        {
            return new UndoReport([], [$"What VPP has now could not be read: {e.Message}"]);
        }
    }

    private async Task<ApplyResult> CommitAsync(ApplyOrder order, JournalEntry entry, PlanView view, ApplyOutcome outcome, int requests)
    {
        var duration = _clock.Elapsed;
        var draft = entry.Draft;
        var revision = await revisions.CommitAsync(new RevisionDraft(entry.Id, draft.After, draft.Author, draft.Comment, view, outcome, order.Cause, order.Source));
        ReconcileLog.Committed(logger, revision.Summary.Number, requests, duration.TotalMilliseconds);
        await confirm.StartAsync(entry.Id, revision.Summary.Number);
        return new ApplyResult(outcome, revision.Summary.Number, view, null, requests, duration, confirm.Pending.Current);
    }

    private void Show(JournalEntry entry, Plan plan, int done, string path)
    {
        board.SetApplying(new ApplyProgress(done, plan.Steps.Length, path, null));
        journal.Mark(entry.Id, done, JournalState.Executing);
    }
}
