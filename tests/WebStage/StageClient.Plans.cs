using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace WebStage;

// Stored Plans, and the way back.
public sealed partial class StageClient
{
    private readonly Dictionary<string, ConfigDocument> _plans = [];

    /// <inheritdoc/>
    public Task<PlanView> PlanAsync(ConfigDocument document, DocumentMode? mode, CancellationToken cancellationToken = default) => FromVpp(() =>
    {
        var plan = StagePlans.Plan(document.Text);
        if (plan.Findings.Any(finding => finding.Severity == "error")) return plan;
        var id = $"plan-{_plans.Count + 1}";
        _plans.Add(id, document);
        return plan with { Id = id, Expires = Now.AddHours(12), Basis = new PlanBasis(_scene.Revisions.Count, "00") };
    });

    /// <inheritdoc/>
    public Task<StoredPlanView?> GetPlanAsync(string id, CancellationToken cancellationToken = default) => FromVpp(() =>
        _plans.TryGetValue(id, out var document)
            ? new StoredPlanView(id, Now, Now.AddHours(12), new PlanBasis(_scene.Revisions.Count, "00"), document, null, StagePlans.Plan(document.Text))
            : null);

    /// <inheritdoc/>
    public Task<ApplyResult> ApplyPlanAsync(string id, ApplyOptions options, CancellationToken cancellationToken = default)
        => _plans.TryGetValue(id, out var document)
            ? ApplyAsync(document, options, cancellationToken)
            : throw new ControllerProblemException(ProblemCodes.NotFound, $"There is no Plan {id}.", 404);

    /// <inheritdoc/>
    public Task<PlanView> PlanRollbackAsync(int revision, CancellationToken cancellationToken = default)
        => PlanAsync(DocumentOf(revision), DocumentMode.Whole, cancellationToken);

    /// <inheritdoc/>
    public Task<ApplyResult> RollbackAsync(int revision, ApplyOptions options, CancellationToken cancellationToken = default)
        => ApplyAsync(DocumentOf(revision), options, cancellationToken);

    /// <inheritdoc/>
    public Task<PendingConfirmation?> GetConfirmationAsync(CancellationToken cancellationToken = default) => Task.FromResult(_scene.Confirmation);

    /// <inheritdoc/>
    public Task<PendingConfirmation> ConfirmAsync(ConfirmationOptions options, CancellationToken cancellationToken = default)
    {
        var waiting = Waiting();
        _scene.SetConfirmation(null);
        return Task.FromResult(waiting);
    }

    /// <inheritdoc/>
    public Task<PendingConfirmation> ExtendAsync(TimeSpan by, ConfirmationOptions options, CancellationToken cancellationToken = default)
    {
        var waiting = Waiting() with { Deadline = Now + by };
        _scene.SetConfirmation(waiting);
        return Task.FromResult(waiting);
    }

    /// <inheritdoc/>
    public async Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken = default)
    {
        var waiting = Waiting();
        var result = await RollbackAsync(waiting.Before, new ApplyOptions(Author: options.Author), cancellationToken);
        _scene.SetConfirmation(null);
        return result;
    }

    /// <inheritdoc/>
    public Task<PageOf<AuditView>> ListAuditAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default)
    {
        ThrowUnlessStored();
        return Task.FromResult(new PageOf<AuditView>([], null, null));
    }

    /// <inheritdoc/>
    public Task<ConfigDocument> GatherAsync(bool foreign = false, CancellationToken cancellationToken = default)
        => FromVpp(() => new ConfigDocument(StageDocuments.Committed));

    private PendingConfirmation Waiting() => _scene.Confirmation
        ?? throw new ControllerProblemException(ProblemCodes.NoConfirmation, "No Revision waits for a confirmation.", 409);

    /// <inheritdoc/>
    public Task<RevisionDiffView> DiffAsync(int from, int to, CancellationToken cancellationToken = default)
    {
        ThrowUnlessStored();
        var (before, after) = (from == 0 ? "" : DocumentOf(from).Text, DocumentOf(to).Text);
        var text = before == after ? "" : $"--- revision {from}\n+++ revision {to}\n@@ -1 +1 @@\n-    mtu: 1500\n+    mtu: 9000\n";
        IReadOnlyList<ResourceChangeView> changes = before == after
            ? []
            : [new ResourceChangeView("update", "interface/wan", "interface", [new AttributeChange("mtu", "1500", "9000")])];
        return Task.FromResult(new RevisionDiffView(from, to, changes, text));
    }

    private ConfigDocument DocumentOf(int revision)
    {
        var view = _scene.Revisions.Find(item => item.Summary.Number == revision)
            ?? throw new ControllerProblemException(ProblemCodes.NotFound, $"There is no Revision {revision}.", 404);
        return new ConfigDocument(view.Document, view.Format);
    }
}
