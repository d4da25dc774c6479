using Microsoft.AspNetCore.Components;

namespace Controller.Web.Panels;

/// <summary>The error counters of VPP's graph that are largest.</summary>
public sealed partial class ErrorsPanel
{
    /// <summary>How many.</summary>
    [Parameter]
    public int Rows { get; set; } = 8;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Health);
}
