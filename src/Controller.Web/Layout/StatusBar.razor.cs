using Controller.Contracts.Rest;

namespace Controller.Web.Layout;

/// <summary>The state of the node, on every page.</summary>
public sealed partial class StatusBar
{
    private IDisposable? _drift;

    private NodeStatus? Status => Feeds.Status.Current.Value;

    private int? DriftSteps => Feeds.Drift.Current is { Value: { } plan, Problem: null } ? plan.Steps.Count : null;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Status);

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // How much differs is asked for only while something does.
        if (Status?.State == NodeState.Drift)
        {
            _drift ??= WatchOne(Feeds.Drift);
        }
        else
        {
            _drift?.Dispose();
            _drift = null;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _drift?.Dispose();
        base.Dispose(disposing);
    }
}
