using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Planning;

/// <summary>What validation says; choosing one shows its line.</summary>
public sealed partial class FindingList
{
    /// <summary>The Findings, in document order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<FindingView> Findings { get; set; } = [];

    /// <summary>Called with the Finding that was chosen.</summary>
    [Parameter]
    public EventCallback<FindingView> Chosen { get; set; }
}
