using Microsoft.AspNetCore.Components;

namespace Controller.Web.Planning;

/// <summary>What a step does to traffic; nothing is drawn for a step that does nothing to it.</summary>
public sealed partial class ImpactBadge
{
    private ImpactMeaning _look = ImpactMeaning.Of("none");

    /// <summary>The impact, as in <see cref="Contracts.Rest.PlanStepView.Impact"/>.</summary>
    [Parameter, EditorRequired]
    public string Impact { get; set; } = "none";

    /// <inheritdoc/>
    protected override void OnParametersSet() => _look = ImpactMeaning.Of(Impact);
}
