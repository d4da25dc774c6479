namespace Controller.Web.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Tone">Its colour: <c>rx</c>, <c>tx</c>, or <c>s1</c> to <c>s4</c>.</param>
/// <param name="Values">A value for each slot of the window, oldest first; NaN where nothing was sampled.</param>
/// <param name="Below">Drawn downwards from the axis (what leaves, where what arrives is drawn upwards).</param>
public sealed record ChartSeries(string Name, string Tone, IReadOnlyList<double> Values, bool Below = false)
{
    /// <summary>The highest rate within each slot, drawn as a fainter line; null where a slot is one sample.</summary>
    public IReadOnlyList<double>? Peaks { get; init; }
}
