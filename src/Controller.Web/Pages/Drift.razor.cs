using Controller.Contracts.Rest;

namespace Controller.Web.Pages;

/// <summary>How VPP differs from the committed Revision.</summary>
public sealed partial class Drift
{
    private NodeStatus? Status => Feeds.Status.Current.Value;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Drift, Feeds.Status);
}
