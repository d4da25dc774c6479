using Controller.Api.Confirm;
using Controller.Api.Reconcile;
using Controller.Api.Storage;
using Controller.Contracts.Rest;
using Controller.Core.Planning;
using Controller.Core.Resources;
using VppApi;

namespace Controller.Api.Nodes;

/// <summary>
/// The way back from a Revision that nobody confirmed. Other than an apply it is not undone when VPP refuses a part of it: whoever
/// cannot reach the node any more is helped by everything that does come back. It needs no database.
/// </summary>
internal sealed partial class NodeSession
{
    private const string ServerAuthor = "vppilotd";

    // The apply for whose way back the crash-loop breaker was reset: once, or the breaker would never open.
    private Guid _breakerResetFor;

    /// <summary>Takes back what waits for its confirmation, now.</summary>
    public async Task<ApplyResult> RevertAsync(ConfirmationOptions how, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isApplying, 1) == 1)
            throw NodeProblems.ApplyInProgress();
        try
        {
            return await NodeProblems.GuardAsync(options.VppSocket, () => _queue.RunAsync(async () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var armed = confirm.Demand(how.Revision);
                return await RevertInQueueAsync(Node, armed, how.Author ?? ServerAuthor, $"Revision {armed.Revision} given up: back to {NameOf(armed.BeforeNumber)}");
            }));
        }
        finally
        {
            Volatile.Write(ref _isApplying, 0);
        }
    }

    /// <summary>The time is up.</summary>
    private Task<ApplyResult> RevertExpiredAsync(ObservedNode node, ArmedRevert armed) => RevertInQueueAsync(
        node, armed, ServerAuthor,
        $"Revision {armed.Revision} was not confirmed within {DurationText.Of(armed.Window)}: back to {NameOf(armed.BeforeNumber)}");

    private async Task<ApplyResult> RevertInQueueAsync(ObservedNode node, ArmedRevert armed, string author, string comment)
    {
        await confirm.BeginRevertAsync();
        NodesLog.Reverting(logger, comment);
        var document = armed.Before ?? CommittedConfig.NothingAtAll;
        var target = new CommittedConfig(armed.BeforeNumber, document, KeptValues.Apply(CommittedConfig.ResourcesOf(document) ?? ResourceSet.Empty, armed.Kept));
        if (_breakerResetFor != armed.Id)
        {
            _breaker.Reset();
            _breakerResetFor = armed.Id;
        }

        var known = _known.Union(target.Resources);
        await node.ReadAsync(ScopeOf(target.Resources));
        var plan = Planner.Plan(target.Resources, node.SnapshotOf(known));
        var view = DocumentViews.ToView(plan, [], _committed!.Number);
        var entry = await journal.BeginAsync(new JournalDraft(_committed.Document, document, view, author, comment), isUrgent: true, CancellationToken.None);
        _known = known;
        var report = await ReplayAsync(node, target, "the Revision after it was not confirmed");
        var revision = await revisions.CommitAsync(
            new RevisionDraft(entry.Id, document, author, comment, view, ApplyOutcome.Committed, RevisionCause.Revert, armed.BeforeNumber == 0 ? null : armed.BeforeNumber));
        confirm.Clear();
        Adopt(CommittedConfig.Of(revision));
        await CloseJournalAsync(node);
        if (report.Detail is { } detail)
        {
            _retry.Failed();
            Fail(node, $"Revision {revision.Summary.Number} ({comment}) is not complete: {detail}");
        }
        else
        {
            _retry.Reset();
            _failure = null;
            Evaluate(node);
        }

        return new ApplyResult(
            ApplyOutcome.Committed, revision.Summary.Number, view,
            report.Detail is { } left ? new ApplyFailure(-1, null, left, [], [.. report.Failures.Select(failure => failure.Step.Key.Path)]) : null,
            report.Requests, report.Duration);
    }

    /// <summary>Replays; a VPP that dies of it is counted.</summary>
    /// <exception cref="VppConnectionException">VPP went away.</exception>
    private async Task<ReplayReport> ReplayAsync(ObservedNode node, CommittedConfig target, string reason)
    {
        try
        {
            return await new Replayer(node, board, logger).RunAsync(target, _known, reason);
        }
        catch (ReplayInterruptedException e)
        {
            _breaker.RecordDeath(e.LastStep);
            if (_breaker.OpenBecause is { } open)
                NodesLog.ReplayStopped(logger, open);
            throw (VppConnectionException)e.InnerException!;
        }
    }

    private static string NameOf(int revision) => revision == 0 ? "an empty Config" : $"Revision {revision}";
}
