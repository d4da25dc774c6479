using Controller.Api.Observation;
using Controller.Api.Reconcile;
using Controller.Api.Storage;
using Controller.Contracts.Rest;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;
using VppApi;

namespace Controller.Api.Nodes;

/// <summary>How the node stands: what is committed, what VPP has, and what follows from both. All of it runs in the session's queue.</summary>
internal sealed partial class NodeSession
{
    private const int NamedInDetail = 3;
    private volatile ObservedNode? _node;
    private volatile CommittedConfig? _committed;
    private volatile ResourceSet _known = ResourceSet.Empty;

    // Why a person is needed; null when nobody is.
    private string? _failure;

    /// <summary>Reads all, and brings VPP to the committed Revision if it has to be.</summary>
    private async Task SynchronizeAsync(ObservedNode node, CancellationToken stopping)
    {
        await _queue.RunAsync(async () =>
        {
            await node.ReadAsync(ReadScope.All, stopping);
            board.SetInterfaces(node.State, node.Names);
            _node = node;
        });

        // These may wait for the database, so they are not asked for in the queue.
        if (_committed is null)
            board.SetState(NodeState.Synchronizing, "Waiting for the store to say which Revision is committed.");
        var revision = await revisions.GetLastCommittedAsync(stopping).WaitAsync(stopping);
        var unfinished = await journal.GetUnfinishedAsync(stopping);
        await _queue.RunAsync(async () =>
        {
            _committed = CommittedConfig.Of(revision);
            confirm.Settle(revisions.LastCommittedId, _committed.Number);
            _known = unfinished.SelectMany(entry => new[] { entry.Draft.Before, entry.Draft.After })
                .Aggregate(_committed.Resources, (known, document) => known.Union(CommittedConfig.ResourcesOf(document) ?? ResourceSet.Empty));
            _retry.Reset();
            node.ExpectOrphans(unfinished.SelectMany(OrphansOf));
            if (confirm is { Waiting: { } armed, Remaining: { Ticks: 0 } })
                await RevertExpiredAsync(node, armed);
            else if (unfinished.Count > 0)
                await RestoreAsync(node, "an apply was interrupted");
            else if (node.State.RouteSource is null && _committed.Number > 0)
                await RestoreAsync(node, "this VPP is fresh");
            else
                Evaluate(node);
        });
    }

    /// <summary>Replays the committed Revision, and closes what an interrupted apply left open.</summary>
    private async Task RestoreAsync(ObservedNode node, string reason)
    {
        var committed = _committed!;
        if ((_breaker.OpenBecause ?? committed.Problem) is { } stopped)
        {
            Fail(node, stopped);
            return;
        }

        try
        {
            var report = await ReplayAsync(node, committed, reason);
            if (report.Detail is { } detail)
            {
                _retry.Failed();
                Fail(node, $"Revision {committed.Number} could not be restored: {detail}");
                return;
            }
        }
        catch (Exception e) when (VppRefusal.Is(e))
        {
            _retry.Failed();
            Fail(node, $"Revision {committed.Number} could not be restored: {e.Message}");
            return;
        }

        await CloseJournalAsync(node);
        _retry.Reset();
        _failure = null;
        Evaluate(node);
    }

    private async Task CloseJournalAsync(ObservedNode node)
    {
        foreach (var entry in await journal.GetUnfinishedAsync(CancellationToken.None))
        {
            await journal.FinishAsync(entry.Id, ApplyOutcome.RolledBack, new ApplyFailure(
                -1, null, "VPP or this server went away in the middle of it; the Revision before it was restored.", [], []));
        }

        _known = _committed!.Resources;
        node.ExpectOrphans([]);
    }

    /// <summary>Interfaces that an interrupted apply was to make. One that it made may not have its tag yet, which is the next request.</summary>
    private static IEnumerable<InterfaceResource> OrphansOf(JournalEntry entry)
    {
        var created = entry.Draft.Plan.Steps.Where(step => step.Operation == StepOperation.Create.ToWord()).Select(step => step.Path).ToHashSet(StringComparer.Ordinal);
        return (CommittedConfig.ResourcesOf(entry.Draft.After) ?? ResourceSet.Empty).OfType<InterfaceResource>().Where(item => created.Contains(item.Key.Path));
    }

    /// <summary>An event came, the audit is due, or a replay is to be tried again.</summary>
    private async Task LookAgainAsync(ObservedNode node, CancellationToken cancellationToken)
    {
        // What can still be read over half of a broken connection says nothing: an apply may have been interrupted by the break.
        if (_node != node || node.Link.Closed.IsCompleted)
            return;
        try
        {
            if (revisions.LastCommitted.Current is { } revision && revision.Summary.Number != _committed?.Number)
            {
                Adopt(CommittedConfig.Of(revision));
                confirm.Settle(revisions.LastCommittedId, _committed!.Number);
            }

            if (confirm is { Waiting: { } armed, Remaining: { Ticks: 0 } })
            {
                await RevertExpiredAsync(node, armed);
                return;
            }

            var before = node.State;
            await node.ReadAsync(ReadScope.Cheap, cancellationToken);
            board.SetInterfaces(node.State, node.Names);
            var isOther = !node.State.HasSameInterfaces(before);
            if (_retry.IsFailing && (isOther || _retry.Remaining == TimeSpan.Zero))
                await RestoreAsync(node, "the last attempt failed");
            else
                Evaluate(node);
        }
        catch (Exception e) when (VppRefusal.Is(e))
        {
            NodesLog.ReadFailed(logger, e.Message);
        }
    }

    /// <summary>Compares what VPP has with the committed Revision and shows how the node stands.</summary>
    private void Evaluate(ObservedNode node)
    {
        board.SetInterfaces(node.State, node.Names);
        var committed = _committed!;
        if (committed.Problem is { } problem)
        {
            board.SetState(NodeState.Failed, problem);
            return;
        }

        var plan = Planner.Plan(committed.Resources, node.SnapshotOf(_known));
        if (plan.IsEmpty)
        {
            _failure = null;
            if (board.Facts.Current.State is not (NodeState.InSync or NodeState.Empty))
                NodesLog.InSync(logger, committed.Number);
            board.SetState(committed.Number == 0 ? NodeState.Empty : NodeState.InSync);
        }
        else if (_failure is not null)
        {
            Fail(node, _failure);
        }
        else
        {
            var detail = Differences(plan, committed.Number);
            if (board.Facts.Current.Detail != detail)
                NodesLog.Drift(logger, committed.Number, detail);
            board.SetState(NodeState.Drift, detail);
        }
    }

    private void Fail(ObservedNode node, string reason)
    {
        _failure = reason;
        board.SetInterfaces(node.State, node.Names);
        board.SetState(NodeState.Failed, reason);
    }

    private void Adopt(CommittedConfig committed)
    {
        _committed = committed;
        _known = committed.Resources;
    }

    private static string Differences(Plan plan, int revision)
    {
        var paths = plan.Steps.Select(step => step.Key.Path).Distinct().ToList();
        var more = paths.Count > NamedInDetail ? $" and {paths.Count - NamedInDetail} more" : "";
        return $"{paths.Count} {(paths.Count == 1 ? "difference" : "differences")} from {(revision == 0 ? "an empty Config" : $"Revision {revision}")}: " +
            $"{string.Join(", ", paths.Take(NamedInDetail))}{more}.";
    }
}
