using System.Net;
using Controller.Contracts.Rest;

namespace Controller.Contracts.Client;

// What an apply with a deadline leaves to be done, and who did what.
public sealed partial class HttpControllerClient
{
    /// <inheritdoc />
    public Task<PendingConfirmation?> GetConfirmationAsync(CancellationToken cancellationToken = default)
        => FindAsync(RestPaths.Confirmation, Json.PendingConfirmation, cancellationToken);

    /// <inheritdoc />
    public Task<PendingConfirmation> ConfirmAsync(ConfirmationOptions options, CancellationToken cancellationToken = default)
        => PostAsync(PathOf("confirm", options).ToString(), Json.PendingConfirmation, IsOk, _options.AnswerTimeout, cancellationToken);

    /// <inheritdoc />
    public Task<PendingConfirmation> ExtendAsync(TimeSpan by, ConfirmationOptions options, CancellationToken cancellationToken = default)
        => PostAsync(
            PathOf("extend", options).Add("by", DurationText.Of(by)).ToString(), Json.PendingConfirmation, IsOk, _options.AnswerTimeout, cancellationToken);

    /// <inheritdoc />
    public Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken = default)
        => PostAsync(PathOf("revert", options).ToString(), Json.ApplyResult, CarriesApplyResult, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <inheritdoc />
    public Task<PageOf<AuditView>> ListAuditAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default)
        => GetAsync(new QueryText(RestPaths.Audit).Add("limit", limit).Add("cursor", cursor).ToString(), Json.PageOfAuditView, cancellationToken);

    private static QueryText PathOf(string action, ConfirmationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new QueryText($"{RestPaths.Confirmation}/{action}").Add("revision", options.Revision).Add("author", options.Author);
    }

    private static bool IsOk(HttpStatusCode status) => status == HttpStatusCode.OK;
}
