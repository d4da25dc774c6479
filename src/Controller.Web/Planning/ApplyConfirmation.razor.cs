using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Controller.Web.Planning;

/// <summary>Asks before an apply, and says what it does to traffic. Closes with the Revision's comment, or with null for no.</summary>
public sealed partial class ApplyConfirmation
{
    private IReadOnlyList<(string Impact, int Count)> _impacts = [];
    private string _comment = "";

    /// <summary>What will be done.</summary>
    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    [Inject]
    private DialogService Dialog { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _impacts = PlanImpacts.Of(Plan);
}
