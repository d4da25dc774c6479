using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>How long ago something was; keeps itself true.</summary>
public sealed partial class Ago
{
    /// <summary>When it was (UTC).</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => WatchAsync(Feeds.Clock);
}
