using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Layout;

/// <summary>One word on how the node stands, and the way to the page that says more.</summary>
public sealed partial class StateChip
{
    private Look _look = new("", "", "", "");

    /// <summary>The node's state.</summary>
    [Parameter, EditorRequired]
    public NodeStatus Status { get; set; } = null!;

    /// <summary>Steps from what VPP has to the committed Revision, when known.</summary>
    [Parameter]
    public int? DriftSteps { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _look = Status.State switch
    {
        NodeState.InSync => new("in-sync", "ok", "In sync", "node"),
        NodeState.Drift => new("drift", "warn", DriftSteps is > 0 ? $"Drift {DriftSteps}" : "Drift", "drift"),
        NodeState.Applying => new("applying", "busy", Progress(Status.Apply), "plan"),
        NodeState.Synchronizing => new("synchronizing", "busy", "Synchronizing", "node"),
        NodeState.Empty => new("empty", "quiet", "Nothing committed", "plan"),
        NodeState.Disconnected => new("disconnected", "bad", "VPP disconnected", "node"),
        _ => new("failed", "bad", "Needs attention", "node"),
    };

    private static string Progress(ApplyProgress? apply) => apply switch
    {
        null => "Applying",
        { UndoingBecause: not null } => "Undoing",
        { Total: > 0 } => $"Applying {apply.Done} of {apply.Total}",
        _ => "Applying",
    };

    private sealed record Look(string Word, string Tone, string Text, string Address);
}
