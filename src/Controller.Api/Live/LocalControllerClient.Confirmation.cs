using System.Globalization;
using Controller.Api.Confirm;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Live;

// What an apply with a deadline leaves to be done, and who did what.
internal sealed partial class LocalControllerClient
{
    /// <inheritdoc />
    public Task<PendingConfirmation?> GetConfirmationAsync(CancellationToken cancellationToken = default) => Task.FromResult(node.Confirmation.Current);

    /// <inheritdoc />
    public async Task<PendingConfirmation> ConfirmAsync(ConfirmationOptions options, CancellationToken cancellationToken = default)
    {
        var confirmed = await node.ConfirmAsync(options.Revision, cancellationToken);
        await RecordAsync(AuthorOf(options.Author), "confirm", $"{confirmed.Revision}");
        return confirmed;
    }

    /// <inheritdoc />
    public async Task<PendingConfirmation> ExtendAsync(TimeSpan by, ConfirmationOptions options, CancellationToken cancellationToken = default)
    {
        var extended = await node.ExtendAsync(WindowOf("by", by)!.Value, options.Revision, cancellationToken);
        await RecordAsync(
            AuthorOf(options.Author), "extend", $"{extended.Revision}", ("deadline", extended.Deadline.ToString("u", CultureInfo.InvariantCulture)));
        return extended;
    }

    /// <inheritdoc />
    public Task<ApplyResult> RevertAsync(ConfirmationOptions options, CancellationToken cancellationToken = default)
    {
        var author = AuthorOf(options.Author);
        return AuditedAsync("revert", new ApplyOptions(Author: author), () => node.RevertAsync(options with { Author = author }, cancellationToken));
    }

    /// <inheritdoc />
    public Task<PageOf<AuditView>> ListAuditAsync(int limit = 50, string? cursor = null, CancellationToken cancellationToken = default)
    {
        CheckRange("limit", limit, 1, LargestPage);
        return audit.ListAsync(limit, cursor, cancellationToken);
    }

    /// <summary>Makes a change and writes down who asked for it, from where, and what came of it.</summary>
    private async Task<ApplyResult> AuditedAsync(string action, ApplyOptions how, Func<Task<ApplyResult>> change)
    {
        try
        {
            var result = await change();
            var outcome = result.Outcome.ToString();
            if (result.Outcome != ApplyOutcome.Unchanged || result.Revision is not null)
                await RecordAsync(
                    how.Author!, action, result.Revision is { } number ? $"{number}" : "-",
                    ("outcome", outcome), ("comment", how.Comment), ("confirm", how.Confirm is { } window ? DurationText.Of(window) : null));
            return result;
        }
        catch (ControllerProblemException problem)
        {
            await RecordAsync(how.Author!, action, "-", ("refused", problem.Code), ("comment", how.Comment));
            throw;
        }
    }

    private Task RecordAsync(string author, string action, string subject, params (string Name, string? Value)[] detail) => audit.RecordAsync(
        author, origin.Text, action, subject,
        detail.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal));
}
