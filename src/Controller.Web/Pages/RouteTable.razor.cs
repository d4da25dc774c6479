using Microsoft.AspNetCore.Components;
using StaticRoute = Controller.Contracts.Rest.RouteView;

namespace Controller.Web.Pages;

/// <summary>The static routes.</summary>
public sealed partial class RouteTable
{
    private const int PageSize = 100;

    private IReadOnlyList<StaticRoute> _rows = [];

    /// <summary>Text that must occur in a row.</summary>
    [SupplyParameterFromQuery]
    public string? Filter { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await WatchAsync(Feeds.Routes);
        Select();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => Select();

    /// <inheritdoc/>
    protected override void OnFeedsChanged() => Select();

    private void Select()
    {
        var text = Filter?.Trim();
        _rows = [.. (Feeds.Routes.Current.Value ?? []).Where(route => string.IsNullOrEmpty(text) || Matches(route, text))];
    }

    private static bool Matches(StaticRoute route, string text)
        => route.Prefix.Contains(text, StringComparison.OrdinalIgnoreCase)
            || route.Paths.Any(path => path.Contains(text, StringComparison.OrdinalIgnoreCase))
            || $"table {route.Vrf}".Contains(text, StringComparison.OrdinalIgnoreCase);
}
