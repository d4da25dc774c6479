using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>All interfaces with their rates.</summary>
public sealed partial class Interfaces
{
    private const int PageSize = 50;

    private IReadOnlyList<InterfaceRow> _rows = [];

    /// <summary>Text that must occur in a row.</summary>
    [SupplyParameterFromQuery]
    public string? Filter { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await WatchAsync(Feeds.Interfaces);
        Select();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => Select();

    /// <inheritdoc/>
    protected override void OnFeedsChanged() => Select();

    private void Select() => _rows =
    [
        .. (Feeds.Interfaces.Current.Value ?? []).Select(InterfaceRow.Of).Where(row => string.IsNullOrWhiteSpace(Filter) || row.Matches(Filter.Trim())),
    ];
}
