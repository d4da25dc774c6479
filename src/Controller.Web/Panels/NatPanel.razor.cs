namespace Controller.Web.Panels;

/// <summary>How many NAT44 sessions there are, against the limit.</summary>
public sealed partial class NatPanel
{
    private int Workers => Feeds.Health.Current.Value?.Now.WorkerThreads ?? 0;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Nat44, Feeds.Health);
}
