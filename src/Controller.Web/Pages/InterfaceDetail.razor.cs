using Controller.Contracts.Rest;
using Controller.Web.Charts;
using Controller.Web.Formatting;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>One interface: its traffic, its counters, its settings.</summary>
public sealed partial class InterfaceDetail
{
    private const int Slots = 300;

    private InterfaceView? _view;
    private string? _watched;
    private PolledFeed<InterfaceHistory>? _history;
    private ChartSeries[] _series = [];
    private ChartWindow _window = new(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), Slots);
    private bool _packets;

    /// <summary>The interface's name; may hold slashes.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Name is null || _watched == Name) return;
        _watched = Name;
        Unwatch();
        _history = Feeds.History(Name);
        await WatchAsync(Feeds.Interfaces, _history);
        OnFeedsChanged();
    }

    /// <inheritdoc/>
    protected override void OnFeedsChanged()
    {
        _view = Feeds.Interfaces.Current.Value?.FirstOrDefault(view => view.Name == Name);
        var history = _history?.Current.Value ?? new InterfaceHistory(Name ?? "", 1, []);
        _window = ChartWindow.Over([history], Slots, Time.GetUtcNow());
        _series =
        [
            new("received", "rx", _window.Lay(history.Points, point => _packets ? point.RxPacketsPerSecond : point.RxBitsPerSecond)),
            new("sent", "tx", _window.Lay(history.Points, point => _packets ? point.TxPacketsPerSecond : point.TxBitsPerSecond)),
        ];
    }

    private static RenderFragment Bad(ulong count) => builder =>
    {
        builder.OpenElement(0, "td");
        builder.AddAttribute(1, "class", count > 0 ? "number bad-count" : "number");
        builder.AddContent(2, Units.Count(count));
        builder.CloseElement();
    };

    private void Show(bool packets)
    {
        _packets = packets;
        OnFeedsChanged();
    }
}
