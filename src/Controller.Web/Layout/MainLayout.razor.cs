using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Controller.Web.Layout;

/// <summary>What every page has around it: the state of the node, the way to the other pages, and what is wrong.</summary>
public sealed partial class MainLayout
{
    private ElementReference _content;
    private ErrorBoundary? _boundary;
    private bool _live;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string SkipLink => $"{Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0]}#content";

    /// <inheritdoc/>
    protected override void OnParametersSet() => _boundary?.Recover();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        // Only now do buttons work: what was there before is a picture that the server drew ahead.
        _live = true;
        StateHasChanged();
    }

    private async Task FocusContentAsync() => await _content.FocusAsync();
}
