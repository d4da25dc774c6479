using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Planning;

/// <summary>A Plan, step by step: what is made, changed and removed, from what to what. After an apply: what became of each step.</summary>
public sealed partial class PlanDiff
{
    private const int PageSize = 200;

    private int _shown = PageSize;
    private HashSet<string> _undone = new(StringComparer.Ordinal);

    /// <summary>The Plan.</summary>
    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    /// <summary>Why its apply failed; null for a Plan that was not applied or went well.</summary>
    [Parameter]
    public ApplyFailure? Failure { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _undone = new(Failure?.Undone ?? [], StringComparer.Ordinal);

    private static string SignOf(PlanStepView step) => step switch
    {
        { Impact: "recreate" } => "±",
        { Operation: "create" } => "+",
        { Operation: "delete" } => "−",
        _ => "~",
    };

    private Fate? FateOf(PlanStepView step)
    {
        if (Failure is not { StepIndex: >= 0 } failure) return null;
        if (step.Index == failure.StepIndex) return new("failed here", "bad", "failed");
        if (step.Index > failure.StepIndex) return new("not run", "", "not-run");
        return failure.Left.Any(left => left.StartsWith(step.Path, StringComparison.Ordinal)) ? new("not undone", "bad", "left")
            : _undone.Contains(step.Path) ? new("undone", "", "undone")
            : null;
    }

    private sealed record Fate(string Text, string Tone, string Class);
}
