using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>The head of a page: its title (also the browser's), a sentence about it, and what can be done on it.</summary>
public sealed partial class PageHeader
{
    /// <summary>The title.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>A sentence below the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Buttons at the right.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }
}
