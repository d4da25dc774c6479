using Controller.Api.Nodes;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Resources;

namespace Controller.Api.Live;

// From a document to VPP, and back to an earlier Revision.
internal sealed partial class LocalControllerClient
{
    private static readonly PlanBasis NoBasis = new(0, "");
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public async Task<PlanView> PlanAsync(ConfigDocument document, DocumentMode? mode, CancellationToken cancellationToken = default) => await KeepAsync(
        new StoredPlanDraft(document, NoBasis, Mode: mode), await node.PlanAsync(document, mode, origin.Peers, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<StoredPlanView?> GetPlanAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await plans.FindAsync(id, cancellationToken) is not { } stored)
            return null;
        var (document, basis, _, _, mode) = stored.Draft;
        var plan = await node.PlanAsync(document, mode, origin.Peers, cancellationToken);
        var stale = plan.Basis == basis ? null
            : plan.Basis is null ? "The document has errors by now."
            : NodeProblems.PlanStale(basis, plan.Basis).Message;
        return new StoredPlanView($"{stored.Id}", stored.CreatedAt, stored.ExpiresAt, basis, document, stale, plan);
    }

    /// <inheritdoc />
    public Task<ApplyResult> ApplyAsync(ConfigDocument document, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        var how = Checked(options);
        return AuditedAsync("apply", how, () => node.ApplyAsync(OrderOf(document, how), cancellationToken));
    }

    /// <inheritdoc />
    public async Task<ApplyResult> ApplyPlanAsync(string id, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        var how = Checked(options);
        var stored = await plans.FindAsync(id, cancellationToken)
            ?? throw Missing($"There is no Plan {id}. Plans are kept for {PlanStore.Lifetime.TotalHours:0} hours; plan again.");
        var (document, basis, cause, source, mode) = stored.Draft;
        how = how with { Mode = mode };
        return await AuditedAsync("apply-plan", how, () => node.ApplyAsync(
            OrderOf(document, how) with { Expected = basis, Cause = cause, Source = source }, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<PlanView> PlanRollbackAsync(int revision, CancellationToken cancellationToken = default)
    {
        var document = await DocumentOfAsync(revision, cancellationToken);
        return await KeepAsync(
            new StoredPlanDraft(document, NoBasis, RevisionCause.Rollback, revision, DocumentMode.Whole),
            await node.PlanAsync(document, DocumentMode.Whole, origin.Peers, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ApplyResult> RollbackAsync(int revision, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        var how = Checked(options);
        var document = await DocumentOfAsync(revision, cancellationToken);
        how = how with { Comment = how.Comment ?? $"Back to Revision {revision}", Mode = DocumentMode.Whole };
        return await AuditedAsync("rollback", how, () => node.ApplyAsync(
            OrderOf(document, how) with { Cause = RevisionCause.Rollback, Source = revision }, cancellationToken));
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

    // The draft's basis is the Plan's, as soon as there is one.
    private async Task<PlanView> KeepAsync(StoredPlanDraft draft, PlanView plan, CancellationToken cancellationToken)
    {
        if (plan.Basis is not { } basis || await plans.TryAddAsync(draft with { Basis = basis }, cancellationToken) is not { } stored)
            return plan;
        return plan with { Id = $"{stored.Id}", Expires = stored.ExpiresAt };
    }

    private static ApplyOptions Checked(ApplyOptions options) => options with
    {
        Comment = TextOf("comment", options.Comment, 1000),
        Author = AuthorOf(options.Author),
        Confirm = WindowOf("confirm", options.Confirm),
    };

    private ApplyOrder OrderOf(ConfigDocument document, ApplyOptions how) => new(document, how) { Peers = origin.Peers };

    private static string AuthorOf(string? author) => TextOf("author", author, 100) ?? DefaultAuthor;

    private static TimeSpan? WindowOf(string parameter, TimeSpan? window) => window is null || (window > TimeSpan.Zero && window <= LongestWindow)
        ? window
        : throw Invalid($"{parameter}: {window} is not a time between a second and {LongestWindow.TotalDays:0} days.");

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
