using Microsoft.AspNetCore.Components;

namespace Controller.Web.Charts;

/// <summary>A line without axes, against its own largest value. The newest value is at the right edge.</summary>
public sealed partial class Sparkline
{
    private double[] _values = [];
    private double _top = 1;

    /// <summary>The values, oldest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<float> Values { get; set; } = [];

    /// <summary>How many values fill the width.</summary>
    [Parameter]
    public int Length { get; set; } = 60;

    /// <summary>What it shows, for those who hear the page.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Its colour: <c>rx</c>, <c>tx</c>, <c>s1</c> to <c>s4</c>.</summary>
    [Parameter]
    public string Tone { get; set; } = "rx";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _values = [.. Values.Select(value => (double)value)];
        _top = _values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (_top <= 0) _top = 1;
    }

    private double Y(double value) => 97 - value / _top * 92;
}
