using Controller.Contracts.Rest;

namespace Controller.Web.Pages;

/// <summary>The node: VPP, the database, and what this VPP can do.</summary>
public sealed partial class Node
{
    private NodeStatus? Status => Feeds.Status.Current.Value;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Status, Feeds.Health);
}
