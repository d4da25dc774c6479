using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>A text that narrows a table while it is typed. It is kept in the address of the page, so that a view can be sent to somebody.</summary>
public sealed partial class FilterBox
{
    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string? Value { get; set; }

    /// <summary>What can be typed.</summary>
    [Parameter]
    public string Label { get; set; } = "Filter";

    /// <summary>Name of the parameter in the address.</summary>
    [Parameter]
    public string Parameter { get; set; } = "filter";

    private void Change(ChangeEventArgs change)
    {
        var text = change.Value as string;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(Parameter, string.IsNullOrEmpty(text) ? null : text), replace: true);
    }
}
