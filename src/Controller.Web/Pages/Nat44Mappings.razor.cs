using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>The static and identity mappings.</summary>
public sealed partial class Nat44Mappings
{
    private const int PageSize = 100;

    private IReadOnlyList<MappingRow> _rows = [];

    /// <summary>Text that must occur in a row.</summary>
    [SupplyParameterFromQuery]
    public string? Filter { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await WatchAsync(Feeds.Mappings);
        Select();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => Select();

    /// <inheritdoc/>
    protected override void OnFeedsChanged() => Select();

    private void Select() => _rows =
    [
        .. (Feeds.Mappings.Current.Value ?? []).Select(MappingRow.Of).Where(row => string.IsNullOrWhiteSpace(Filter) || row.Matches(Filter.Trim())),
    ];
}
