using Controller.Contracts.Rest;
using Controller.Web.Charts;
using Controller.Web.Formatting;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>One interface: its traffic, its counters, its settings.</summary>
public sealed partial class InterfaceDetail
{
    private InterfaceView? _view;
    private (string Name, ChartRange Range)? _watched;
    private ChartRange _range = ChartRange.FiveMinutes;
    private PolledFeed<InterfaceHistory>? _history;
    private ChartSeries[] _series = [];
    private ChartWindow _window = new(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), ChartRange.FiveMinutes.Slots);
    private bool _packets;

    /// <summary>The interface's name; may hold slashes.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>How far back the chart goes: the key of a <see cref="ChartRange"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _range = ChartRange.Of(Range);
        if (Name is null || _watched == (Name, _range)) return;
        _watched = (Name, _range);
        Unwatch();
        _history = Feeds.History(Name, _range);
        await WatchAsync(Feeds.Interfaces, _history);
        OnFeedsChanged();
    }

    /// <inheritdoc/>
    protected override void OnFeedsChanged()
    {
        _view = Feeds.Interfaces.Current.Value?.FirstOrDefault(view => view.Name == Name);
        var history = _history?.Current.Value ?? new InterfaceHistory(Name ?? "", 1, []);
        var now = Time.GetUtcNow();
        _window = _range.HasPeaks ? ChartWindow.Until(now, _range, history.Points is [.., var newest] ? newest.At : null) : ChartWindow.Over([history], _range.Slots, now);
        _series =
        [
            Line("received", "rx", history.Points, point => point.RxBitsPerSecond, point => point.RxPacketsPerSecond, point => point.RxPeakBitsPerSecond),
            Line("sent", "tx", history.Points, point => point.TxBitsPerSecond, point => point.TxPacketsPerSecond, point => point.TxPeakBitsPerSecond),
        ];
    }

    private ChartSeries Line(
        string name, string tone, IReadOnlyList<InterfaceHistoryPoint> points,
        Func<InterfaceHistoryPoint, double> bits, Func<InterfaceHistoryPoint, double> packets, Func<InterfaceHistoryPoint, double?> peak)
        => new(name, tone, _window.Lay(points, _packets ? packets : bits))
        {
            Peaks = _range.HasPeaks && !_packets ? _window.Lay(points, point => peak(point) ?? double.NaN) : null,
        };

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
