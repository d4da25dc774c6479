using Microsoft.AspNetCore.Components;

namespace Controller.Web.Charts;

/// <summary>A half circle for one number against its limit.</summary>
public sealed partial class Gauge
{
    /// <summary>The share of the limit, 0 to 1.</summary>
    [Parameter, EditorRequired]
    public double Share { get; set; }

    /// <summary>The number, as text.</summary>
    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    /// <summary>What is measured, for those who hear the page.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The line below.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private double Clamped => double.IsFinite(Share) ? Math.Clamp(Share, 0, 1) : 0;

    private string Tone => Clamped >= 0.95 ? "bad" : Clamped >= 0.8 ? "warn" : "ok";
}
