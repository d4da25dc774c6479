using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Planning;

/// <summary>A Plan in a line: steps, changes, impacts.</summary>
public sealed partial class PlanSummary
{
    /// <summary>The Plan.</summary>
    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;
}
