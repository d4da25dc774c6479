using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>One of our own line icons. Always decoration: what it means is said in text beside it.</summary>
public sealed partial class Icon
{
    /// <summary>Its name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>Width and height in pixels.</summary>
    [Parameter]
    public int Size { get; set; } = 18;
}
