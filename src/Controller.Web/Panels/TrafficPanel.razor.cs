using Controller.Contracts.Rest;
using Controller.Web.Charts;
using Controller.Web.Live;

namespace Controller.Web.Panels;

/// <summary>The traffic of the busiest interfaces over the last five minutes.</summary>
public sealed partial class TrafficPanel
{
    private const int Shown = 4;
    private const int Slots = 300;
    private static readonly TimeSpan BetweenChoices = TimeSpan.FromSeconds(10);

    private readonly List<IDisposable> _histories = [];
    private IReadOnlyList<string> _shown = [];
    private DateTimeOffset _choseAt;
    private ChartSeries[] _series = [];
    private ChartWindow _window = new(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), Slots);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await WatchAsync(Feeds.Interfaces);
        Choose();
        if (!RendererInfo.IsInteractive) await WatchAsync([.. _shown.Select(Feeds.History)]);
        Draw();
    }

    /// <inheritdoc/>
    protected override void OnFeedsChanged()
    {
        Choose();
        Draw();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private void Choose()
    {
        var now = Time.GetUtcNow();
        if (Feeds.Interfaces.Current.Value is not { } interfaces || (_shown.Count > 0 && now - _choseAt < BetweenChoices)) return;
        _choseAt = now;
        var chosen = BusiestInterfaces.Choose(_shown, interfaces, Feeds.Trail.MeanOf, Shown);
        if (chosen.SequenceEqual(_shown)) return;
        _shown = chosen;
        if (!RendererInfo.IsInteractive) return;
        Release();
        foreach (var name in chosen) _histories.Add(WatchOne(Feeds.History(name)));
    }

    private void Draw()
    {
        var histories = _shown.Select(name => Feeds.History(name).Current.Value ?? new InterfaceHistory(name, 1, [])).ToList();
        var window = _window = ChartWindow.Over(histories, Slots, Time.GetUtcNow());
        _series = [.. histories.SelectMany((history, i) => new[]
        {
            new ChartSeries($"{history.Name} in", $"s{i + 1}", window.Lay(history.Points, point => point.RxBitsPerSecond)),
            new ChartSeries($"{history.Name} out", $"s{i + 1}", window.Lay(history.Points, point => point.TxBitsPerSecond), Below: true),
        })];
    }

    private IEnumerable<(string Name, string Tone, InterfaceRatesView? Rates)> Legend()
        => _shown.Select((name, i) => (name, $"s{i + 1}", Feeds.Interfaces.Current.Value?.FirstOrDefault(view => view.Name == name)?.Rates));

    private void Release()
    {
        foreach (var history in _histories) history.Dispose();
        _histories.Clear();
    }
}
