using System.Net;
using Controller.Api.Lockout;
using Controller.Api.Confirm;
using Controller.Api.Live;
using Controller.Api.Observation;
using Controller.Contracts.Rest;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Nodes;

/// <summary>Answers what others ask of the node, in the records of REST.</summary>
internal sealed partial class NodeController(NodeSession session, ConfirmTimer confirm, ManagementPaths paths, NodeBoard board, ControllerOptions options) : INodeController
{
    // What somebody looks at may be this old. Each read stops VPP's workers for a moment, and pages ask again and again.
    private static readonly TimeSpan AgeForViews = TimeSpan.FromSeconds(10);

    // Who asks for the drift wants the truth; this only keeps a loop of asking from being a loop of reading.
    private static readonly TimeSpan AgeForDrift = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public ChangeFeed<NodeFacts> Facts => board.Facts;

    /// <inheritdoc/>
    public Task<ValidationResult> ValidateAsync(ConfigDocument document, CancellationToken cancellationToken)
    {
        var reading = session.Read(document);
        return Task.FromResult(new ValidationResult(reading.IsValid, DocumentViews.ToViews(reading.Findings)));
    }

    /// <inheritdoc/>
    public async Task<PlanView> PlanAsync(
        ConfigDocument document, DocumentMode? mode, IReadOnlyList<IPAddress> peers, CancellationToken cancellationToken)
    {
        var reading = session.Read(document, mode);
        var findings = DocumentViews.ToViews(reading.Findings);
        if (reading.Config is not { } config)
            return DocumentViews.NoPlan(findings);
        var plan = await session.PlanAsync(ResourceExpansion.Expand(config), TimeSpan.Zero, cancellationToken);
        var lockOut = paths.ReasonsAgainst(peers, plan, session.Snapshot);
        return DocumentViews.ToView(plan, findings, session.Committed.Number) with { LockOut = lockOut.Count == 0 ? null : lockOut };
    }

    /// <inheritdoc/>
    public Task<ApplyResult> ApplyAsync(ApplyOrder order, CancellationToken cancellationToken) => session.ApplyAsync(order, cancellationToken);

    /// <inheritdoc/>
    public ChangeFeed<PendingConfirmation?> Confirmation => confirm.Pending;

    /// <inheritdoc/>
    public Task<PendingConfirmation> ConfirmAsync(int? revision, CancellationToken cancellationToken) => confirm.ConfirmAsync(revision, cancellationToken);

    /// <inheritdoc/>
    public Task<PendingConfirmation> ExtendAsync(TimeSpan by, int? revision, CancellationToken cancellationToken) =>
        confirm.ExtendAsync(by, revision, cancellationToken);

    /// <inheritdoc/>
    public Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken) => session.RevertAsync(options, cancellationToken);

    /// <inheritdoc/>
    public async Task<SnapshotView> GetSnapshotAsync(CancellationToken cancellationToken)
    {
        await session.RefreshAsync(session.ScopeOf(ResourceSet.Empty), AgeForViews, cancellationToken);
        var snapshot = session.Snapshot;
        return new SnapshotView(session.Node.At, [.. snapshot.Resources.Select(resource => ToView(resource, snapshot)).OrderBy(view => view.Path, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public async Task<PlanView> GetDriftAsync(CancellationToken cancellationToken)
    {
        var plan = await session.PlanAsync(session.Committed.Resources, AgeForDrift, cancellationToken);
        return DocumentViews.ToView(plan, [], session.Committed.Number);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RouteView>> ListRoutesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<RouteView> routes =
        [
            .. session.Snapshot.Resources.OfType<RouteResource>().Select(route => new RouteView(
                $"{route.Prefix}", route.Vrf, route.Blackhole ? ["blackhole"] : [.. route.Paths.Select(Describe)], null, null)),
        ];
        return Task.FromResult(routes);
    }

    private static SnapshotResource ToView(Resource resource, Snapshot snapshot) => new(
        resource.Key.Path,
        resource.Kind,
        snapshot.IsManaged(resource.Key),
        resource.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Text, StringComparer.Ordinal));

    // "192.0.2.1 via wan", "via wan", "192.0.2.1 in vrf 10", "vrf 10"; weight and preference only when they are not the default.
    private static string Describe(RoutePathResource path)
    {
        var parts = new List<string>();
        if (path.Address is not null)
            parts.Add($"{path.Address}");
        if (path.Interface is not null)
            parts.Add($"via {path.Interface}");
        if (path.Vrf is not null)
            parts.Add(path.Address is null ? $"vrf {path.Vrf}" : $"in vrf {path.Vrf}");
        if (path.Weight != 1)
            parts.Add($"weight {path.Weight}");
        if (path.Preference != 0)
            parts.Add($"preference {path.Preference}");
        return string.Join(' ', parts);
    }
}
