using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Controller.Web.Layout;

/// <summary>What every page has around it: the state of the node, the way to the other pages, and what is wrong.</summary>
public sealed partial class MainLayout
{
    private ElementReference _content;
    private ErrorBoundary? _boundary;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string SkipLink => $"{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#content";

    /// <inheritdoc/>
    protected override void OnParametersSet() => _boundary?.Recover();

    private async Task FocusContentAsync() => await _content.FocusAsync();
}
