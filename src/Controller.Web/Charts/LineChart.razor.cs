using Controller.Web.Formatting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Controller.Web.Charts;

/// <summary>
/// A live line chart: drawn as SVG on the server (so that it is there in the first paint and can be tested as text); a small script
/// adds the cross-hair, for the pointer and for the arrow keys.
/// </summary>
public sealed partial class LineChart : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _module;
    private ChartScale _scale = new(1, 0, 1);
    private IReadOnlyList<(double Share, string Label)> _times = [];

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <summary>The lines.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>The time that is drawn.</summary>
    [Parameter, EditorRequired]
    public ChartWindow Window { get; set; } = null!;

    /// <summary>What the chart shows, for those who hear the page.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary><c>bit/s</c> or <c>pps</c>.</summary>
    [Parameter]
    public string Unit { get; set; } = "bit/s";

    /// <summary>The axis shows at least this much.</summary>
    [Parameter]
    public double Floor { get; set; } = 1000;

    private string Summary => $"{Title}, last {Units.Duration(Window.Step * Window.Slots)}. Now: " + string.Join(
        ", ", Series.Select(line => $"{line.Name} {Label(line.Values.LastOrDefault(double.IsFinite))}"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_module is null) return;
        try
        {
            await _module.InvokeVoidAsync("detach", _root);
            await _module.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone and took the script with it.
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _scale = ChartScale.Around(Series, Floor);
        _times = ChartTimeAxis.Marks(Window);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["_content/Controller.Web/Charts/LineChart.razor.js"]);
            await _module.InvokeVoidAsync("attach", _root);
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // Closed before it was drawn.
        }
    }

    /// <summary>Labels sit in the middle of their line; the outermost ones inside the drawing.</summary>
    private string BaselineOf(double mark) => mark == _scale.Up ? "0.8em" : mark == -_scale.Down ? "-0.2em" : "0.32em";

    /// <summary>A time stands under its mark; the outermost ones inside the drawing.</summary>
    private static string AnchorOf(double share) => share < 0.03 ? "start" : share > 0.97 ? "end" : "middle";

    private string Label(double value) => Unit == "pps" ? Units.PacketRate(value) : Units.BitRate(value);
}
