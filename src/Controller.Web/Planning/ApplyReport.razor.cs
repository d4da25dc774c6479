using Controller.Contracts.Rest;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Planning;

/// <summary>An apply: how far it is, and then how it ended.</summary>
public sealed partial class ApplyReport
{
    private const int Listed = 20;

    private Look _look = new("", "", "", null);

    /// <summary>The apply.</summary>
    [Parameter, EditorRequired]
    public ApplyRun Run { get; set; } = null!;

    /// <summary>How far it is, as the node says.</summary>
    [Parameter]
    public ApplyProgress? Progress { get; set; }

    /// <summary>Called when the report was read.</summary>
    [Parameter]
    public EventCallback Dismissed { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _look = Run.Result?.Outcome switch
    {
        null => new("bad", "alert", "It was not applied", null),
        ApplyOutcome.Committed => new("ok", "check", "Applied and committed", null),
        ApplyOutcome.Unchanged => new("ok", "check", "Nothing to do: VPP has all of it already", null),
        ApplyOutcome.Invalid => new("bad", "alert", "The document has errors: VPP was not touched", null),
        ApplyOutcome.RolledBack => new("warn", "undo", "A step failed: everything was undone, VPP is as it was", null),
        ApplyOutcome.UndoFailed => new("bad", "alert", "A step failed, and undoing failed too", "What is left over is on the drift page; applying the last revision again puts it right."),
        _ => new("bad", "unplugged", "VPP went away in the middle", "When VPP is back, VPPilot finishes or undoes the change by itself; the state at the top says when."),
    };

    private static string? More(int count) => count > Listed ? $"and {count - Listed} more" : null;

    private sealed record Look(string Tone, string Icon, string Title, string? Next);
}
