using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>A titled box of a page.</summary>
public sealed partial class Panel
{
    private readonly string _id = $"panel-{Guid.NewGuid():N}";

    /// <summary>The title; a box without one has no head.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>A remark beside the title.</summary>
    [Parameter]
    public RenderFragment? Note { get; set; }

    /// <summary>Links or buttons at the right of the head.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>True for content that reaches to the edges: tables.</summary>
    [Parameter]
    public bool Flush { get; set; }

    /// <summary>The content.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
