using Microsoft.AspNetCore.Components;

namespace Controller.Web.Panels;

/// <summary>The newest Revisions.</summary>
public sealed partial class RevisionsPanel
{
    /// <summary>How many.</summary>
    [Parameter]
    public int Rows { get; set; } = 6;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Revisions);
}
