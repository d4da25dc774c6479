using Microsoft.AspNetCore.Components;

namespace Controller.Web.Components;

/// <summary>Whether an interface is up.</summary>
public sealed partial class LinkState
{
    private (string Tone, string Text) _look;

    /// <summary>Administratively up.</summary>
    [Parameter, EditorRequired]
    public bool AdminUp { get; set; }

    /// <summary>The link is up.</summary>
    [Parameter, EditorRequired]
    public bool LinkUp { get; set; }

    /// <summary>Only the dot is drawn.</summary>
    [Parameter]
    public bool Quiet { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _look = (AdminUp, LinkUp) switch
    {
        (true, true) => ("up", "up"),
        (true, false) => ("down", "no link"),
        _ => ("off", "switched off"),
    };
}
