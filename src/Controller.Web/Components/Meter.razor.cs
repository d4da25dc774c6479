using Controller.Web.Formatting;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>A bar for a share of a whole that changes its colour where it becomes worth a look.</summary>
public sealed partial class Meter
{
    /// <summary>The share, 0 to 1.</summary>
    [Parameter, EditorRequired]
    public double Share { get; set; }

    /// <summary>What is measured, for those who hear the page.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>From which share on it is worth a look.</summary>
    [Parameter]
    public double Warn { get; set; } = 0.8;

    /// <summary>From which share on it is too much.</summary>
    [Parameter]
    public double Bad { get; set; } = 0.95;

    private double Clamped => double.IsFinite(Share) ? Math.Clamp(Share, 0, 1) : 0;

    private string ValueText => Units.Percent(Clamped);

    private string Tone => Clamped >= Bad ? "bad" : Clamped >= Warn ? "warn" : "ok";
}
