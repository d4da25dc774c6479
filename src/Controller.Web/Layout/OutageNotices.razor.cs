using Controller.Contracts.Rest;
using Controller.Web.Formatting;

namespace Controller.Web.Layout;

/// <summary>What is down, since when, and what happens next. Nothing is drawn while all is well.</summary>
public sealed partial class OutageNotices
{
    private NodeStatus? Status => Feeds.Status.Current.Value;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Status, Feeds.Clock);

    private string Since(DateTimeOffset? since) => since is { } at
        ? $" since {Units.Clock(at)} UTC ({Units.Duration(Time.GetUtcNow() - at)})"
        : "";
}
