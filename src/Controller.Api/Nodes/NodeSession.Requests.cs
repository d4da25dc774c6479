using Controller.Api.Confirm;
using Controller.Api.Observation;
using Controller.Api.Reconcile;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Planning;
using Controller.Core.Resources;
using Controller.Core.Validation;
using Controller.Core.Yaml;
using VppApi;

namespace Controller.Api.Nodes;

/// <summary>What others ask of the session.</summary>
internal sealed partial class NodeSession
{
    // Reading our routes stops the workers for about a microsecond each; a few thousand are worth the truth, more are not.
    private const int RoutesWorthReading = 5000;
    private int _isApplying;

    /// <summary>The connected VPP.</summary>
    /// <exception cref="ControllerProblemException">There is none.</exception>
    public ObservedNode Node => _node ?? throw NodeProblems.Disconnected(options.VppSocket, board.Facts.Current.Vpp.LastError);

    /// <summary>The committed Revision.</summary>
    /// <exception cref="ControllerProblemException">The store has not said yet.</exception>
    public CommittedConfig Committed => _committed ?? throw new ControllerProblemException(
        ProblemCodes.DatabaseUnavailable, "The store has not said yet which Revision is committed.", StatusCodes.Status503ServiceUnavailable);

    /// <summary>What VPP has and what of it is VPPilot's.</summary>
    public Snapshot Snapshot => Node.SnapshotOf(_known);

    /// <summary>Reads a document with what is known of the node, connected or not.</summary>
    public ConfigReading Read(ConfigDocument document) => ConfigReader.Read(document.Text, DocumentViews.FormatOf(document), Facts());

    /// <summary>Reads a document together with the committed one, of which it may be a part.</summary>
    /// <exception cref="ControllerProblemException">The committed one is of another release and cannot be merged with.</exception>
    public ConfigReading Read(ConfigDocument document, DocumentMode? mode)
    {
        if ((mode ?? DocumentMode.Default) == DocumentMode.Whole)
            return Read(document) with { Text = document.Text, Format = DocumentViews.FormatOf(document) };
        var committed = Committed;
        if (committed.Problem is not null)
            throw NodeProblems.Parameter(
                $"state: Revision {committed.Number} was accepted by another release and cannot be merged with; apply a whole document as \"overridden\".");
        return ConfigReader.ReadMerged(
            document.Text, DocumentViews.FormatOf(document), committed.Document?.Text, committed.Document is { } before ? DocumentViews.FormatOf(before) : null,
            mode.ToMerge(), Facts());
    }

    private ValidationFacts Facts()
    {
        var node = _node;
        return new ValidationFacts
        {
            NodeId = options.Node,
            Features = node is null ? null : VppFeatures.WordsOf(node.Link),
            HardwareInterfaces = node is null
                ? null
                : [.. node.State.Interfaces.Where(row => InterfaceComposer.Compose(row, node.Names) is HardwareInterfaceResource).Select(row => row.VppName)],
        };
    }

    /// <summary>Reads sections again that were not read within an age, and shows how the node stands then.</summary>
    public Task RefreshAsync(ReadScope scope, TimeSpan age, CancellationToken cancellationToken) =>
        NodeProblems.GuardAsync(options.VppSocket, () => _queue.RunAsync(async () =>
        {
            var node = Node;
            var old = node.OlderThan(age, scope);
            if (old != ReadScope.None)
            {
                await node.ReadAsync(old, cancellationToken);
                if (_committed is not null)
                    Evaluate(node);
            }

            return true;
        }));

    /// <summary>What is read before a Plan: everything of ours, but for a number of routes that is too large to ask for.</summary>
    public ReadScope ScopeOf(ResourceSet desired)
    {
        var scope = ReadScope.Interfaces | ReadScope.Tables | ReadScope.Nat44;
        if (Node.State.Routes.Length <= RoutesWorthReading)
            scope |= ReadScope.Routes;

        // VPP can only tell all neighbours, learned ones included.
        return Committed.Resources.Concat(desired).Any(resource => resource is NeighborResource) ? scope | ReadScope.Neighbors : scope;
    }

    /// <summary>The Plan to a Config.</summary>
    public async Task<Plan> PlanAsync(ResourceSet desired, TimeSpan age, CancellationToken cancellationToken)
    {
        await RefreshAsync(ScopeOf(desired), age, cancellationToken);
        return Planner.Plan(desired, Snapshot);
    }

    /// <inheritdoc cref="INodeController.ApplyAsync"/>
    public async Task<ApplyResult> ApplyAsync(ApplyOrder order, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isApplying, 1) == 1)
            throw NodeProblems.ApplyInProgress();
        try
        {
            return await NodeProblems.GuardAsync(options.VppSocket, () => _queue.RunAsync(() => ApplyInQueueAsync(order, cancellationToken)));
        }
        finally
        {
            Volatile.Write(ref _isApplying, 0);
        }
    }

    private async Task<ApplyResult> ApplyInQueueAsync(ApplyOrder order, CancellationToken cancellationToken)
    {
        var (node, committed) = (Node, Committed);
        if (confirm.Pending.Current is { } pending)
            throw ConfirmProblems.Pending(pending);
        var reading = Read(order.Document, order.Options.Mode);
        var findings = DocumentViews.ToViews(reading.Findings);
        if (reading.Config is not { } config)
            return new ApplyResult(ApplyOutcome.Invalid, null, DocumentViews.NoPlan(findings), null, 0, TimeSpan.Zero);
        order = order with { Document = DocumentViews.DocumentOf(reading) };
        var desired = ResourceExpansion.Expand(config);
        await node.ReadAsync(ScopeOf(desired), cancellationToken);
        try
        {
            var result = await new Applier(node, journal, revisions, confirm, paths, board, logger).RunAsync(
                new ApplyRequest(order, desired, findings, committed, _known), cancellationToken);
            await AfterApplyAsync(node, result);
            return result;
        }
        catch (Exception e) when (e is not (ControllerProblemException or OperationCanceledException or VppConnectionException))
        {
            // A mistake of ours in the middle of an apply: what VPP has is between two Configs, as after a crash, and is put right likewise.
            NodesLog.SessionFailed(logger, e);
            await node.ReadAsync(ReadScope.All, CancellationToken.None);
            await RestoreAsync(node, "an apply was interrupted");
            throw;
        }
    }

    private async Task AfterApplyAsync(ObservedNode node, ApplyResult result)
    {
        switch (result.Outcome)
        {
            case ApplyOutcome.Committed or ApplyOutcome.Unchanged:
                _breaker.Reset();
                _retry.Reset();
                _failure = null;
                if (result.Revision is not null)
                    Adopt(CommittedConfig.Of(await revisions.GetLastCommittedAsync(CancellationToken.None)));
                await CloseJournalAsync(node);
                Evaluate(node);
                break;
            case ApplyOutcome.RolledBack:
                Evaluate(node);
                break;
            case ApplyOutcome.UndoFailed:
                Fail(node, $"An apply failed and could not be undone as a whole: {string.Join(" · ", result.Failure!.Left.Take(NamedInDetail))}");
                break;
            default:
                // Interrupted: the session is about to learn that the connection broke, and begins anew.
                _node = null;
                board.SetState(NodeState.Synchronizing, result.Failure?.Error);
                break;
        }
    }
}
