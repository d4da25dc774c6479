using Controller.Api.Nodes;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Resources;

namespace Controller.Api.Live;

// From a document to VPP, and back to an earlier Revision.
internal sealed partial class LocalControllerClient
{
    /// <inheritdoc />
    public async Task<PlanView> PlanAsync(ConfigDocument document, CancellationToken cancellationToken = default)
        => await KeepAsync(document, await node.PlanAsync(document, cancellationToken), RevisionCause.Apply, source: null, cancellationToken);

    /// <inheritdoc />
    public async Task<StoredPlanView?> GetPlanAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await plans.FindAsync(id, cancellationToken) is not { } stored)
            return null;
        var (document, basis, _, _) = stored.Draft;
        var plan = await node.PlanAsync(document, cancellationToken);
        var stale = plan.Basis == basis ? null
            : plan.Basis is null ? "The document has errors by now."
            : NodeProblems.PlanStale(basis, plan.Basis).Message;
        return new StoredPlanView($"{stored.Id}", stored.CreatedAt, stored.ExpiresAt, basis, document, stale, plan);
    }

    /// <inheritdoc />
    public Task<ApplyResult> ApplyAsync(ConfigDocument document, ApplyOptions options, CancellationToken cancellationToken = default)
        => node.ApplyAsync(new ApplyOrder(document, Checked(options)), cancellationToken);

    /// <inheritdoc />
    public async Task<ApplyResult> ApplyPlanAsync(string id, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        var how = Checked(options);
        var stored = await plans.FindAsync(id, cancellationToken)
            ?? throw Missing($"There is no Plan {id}. Plans are kept for {PlanStore.Lifetime.TotalHours:0} hours; plan again.");
        var (document, basis, cause, source) = stored.Draft;
        return await node.ApplyAsync(new ApplyOrder(document, how) { Expected = basis, Cause = cause, Source = source }, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<PlanView> PlanRollbackAsync(int revision, CancellationToken cancellationToken = default)
    {
        var document = await DocumentOfAsync(revision, cancellationToken);
        return await KeepAsync(document, await node.PlanAsync(document, cancellationToken), RevisionCause.Rollback, revision, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ApplyResult> RollbackAsync(int revision, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        var how = Checked(options);
        var document = await DocumentOfAsync(revision, cancellationToken);
        return await node.ApplyAsync(
            new ApplyOrder(document, how with { Comment = how.Comment ?? $"Back to Revision {revision}" }) { Cause = RevisionCause.Rollback, Source = revision },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RevisionDiffView> DiffAsync(int from, int to, CancellationToken cancellationToken = default)
    {
        var (before, after) = (await RevisionOrNothingAsync(from, cancellationToken), await RevisionOrNothingAsync(to, cancellationToken));
        return new RevisionDiffView(
            from,
            to,
            RevisionDiff.Changes(ResourcesOf(from, before), ResourcesOf(to, after)),
            RevisionDiff.Text(before?.Text ?? "", after?.Text ?? "", $"revision {from}", $"revision {to}"));
    }

    private async Task<PlanView> KeepAsync(
        ConfigDocument document, PlanView plan, RevisionCause cause, int? source, CancellationToken cancellationToken)
    {
        if (plan.Basis is not { } basis || await plans.TryAddAsync(new StoredPlanDraft(document, basis, cause, source), cancellationToken) is not { } stored)
            return plan;
        return plan with { Id = $"{stored.Id}", Expires = stored.ExpiresAt };
    }

    private static ApplyOptions Checked(ApplyOptions options) => options with
    {
        Comment = TextOf("comment", options.Comment, 1000),
        Author = TextOf("author", options.Author, 100) ?? DefaultAuthor,
    };

    private async Task<ConfigDocument> DocumentOfAsync(int revision, CancellationToken cancellationToken)
    {
        var view = await revisions.GetAsync(revision, cancellationToken) ?? throw Missing($"There is no Revision {revision}.");
        return new ConfigDocument(view.Document, view.Format);
    }

    private async Task<ConfigDocument?> RevisionOrNothingAsync(int revision, CancellationToken cancellationToken)
        => revision == 0 ? null : await DocumentOfAsync(revision, cancellationToken);

    private static ResourceSet ResourcesOf(int revision, ConfigDocument? document)
        => CommittedConfig.ResourcesOf(document) ?? throw new ControllerProblemException(
            ProblemCodes.InvalidParameter, $"Revision {revision} was accepted by another release of VPPilot and is not by this one; it cannot be compared.",
            StatusCodes.Status400BadRequest);

    private static ControllerProblemException Missing(string detail) => new(ProblemCodes.NotFound, detail, StatusCodes.Status404NotFound);
}
