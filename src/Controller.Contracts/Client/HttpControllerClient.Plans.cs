using System.Net;
using Controller.Contracts.Rest;

namespace Controller.Contracts.Client;

// Stored Plans, and the way back.
public sealed partial class HttpControllerClient
{
    /// <inheritdoc />
    public Task<StoredPlanView?> GetPlanAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return FindAsync($"{RestPaths.Plans}/{Uri.EscapeDataString(id)}", Json.StoredPlanView, cancellationToken);
    }

    /// <inheritdoc />
    public Task<ApplyResult> ApplyPlanAsync(string id, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(options);
        return PostApplyAsync($"{RestPaths.Plans}/{Uri.EscapeDataString(id)}/apply", options, cancellationToken);
    }

    /// <inheritdoc />
    public Task<PlanView> PlanRollbackAsync(int revision, CancellationToken cancellationToken = default)
        => PostAsync(
            $"{RestPaths.Revisions}/{revision}/plan", Json.PlanView, isResult: static status => status == HttpStatusCode.OK,
            _options.AnswerTimeout, cancellationToken);

    /// <inheritdoc />
    public Task<ApplyResult> RollbackAsync(int revision, ApplyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PostApplyAsync($"{RestPaths.Revisions}/{revision}/rollback", options, cancellationToken);
    }

    /// <inheritdoc />
    public Task<RevisionDiffView> DiffAsync(int from, int to, CancellationToken cancellationToken = default)
        => GetAsync(new QueryText(RestPaths.Diff).Add("from", from).Add("to", to).ToString(), Json.RevisionDiffView, cancellationToken);

    private Task<ApplyResult> PostApplyAsync(string path, ApplyOptions options, CancellationToken cancellationToken)
        => PostAsync(PathOf(path, options), Json.ApplyResult, CarriesApplyResult, Timeout.InfiniteTimeSpan, cancellationToken, options.OnlyIfRevision);

    /// <inheritdoc />
    public Task<ConfigDocument> GatherAsync(bool foreign = false, CancellationToken cancellationToken = default)
        => GetAsync(new QueryText(RestPaths.Gather).Add("foreign", foreign ? "true" : null).ToString(), Json.ConfigDocument, cancellationToken);

    private static string PathOf(string path, ApplyOptions options) => With(
        new QueryText(path).Add("comment", options.Comment).Add("author", options.Author)
            .Add("confirm", options.Confirm is { } window ? DurationText.Of(window) : null)
            .Add("i-know", options.IKnow ? "true" : null),
        options.Mode).ToString();

    private static QueryText With(QueryText query, DocumentMode? mode)
    {
        if (mode is null)
            return query;
        query.Add("state", StateWords.Of(mode.State));
        foreach (var (section, state) in mode.Sections ?? new Dictionary<string, DocumentState>(StringComparer.Ordinal))
            query.Add("section", $"{section}:{StateWords.Of(state)}");
        return query;
    }
}
