using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>Says that there is nothing here, and what to do next.</summary>
public sealed partial class EmptyState
{
    /// <summary>What is empty.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Name of the icon.</summary>
    [Parameter]
    public string Icon { get; set; } = "empty";

    /// <summary>What to do next.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
