using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Reconcile;

/// <summary>Compares what VPP has after an execution with what was asked for.</summary>
internal static class ReadBack
{
    /// <summary>Reads what a Plan touched, and plans again: what is left to do was accepted by VPP and not done.</summary>
    /// <param name="node">The node.</param>
    /// <param name="plan">The Plan that was carried out.</param>
    /// <param name="desired">What was asked for.</param>
    /// <param name="known">What was asked for before.</param>
    /// <returns>The failed step of the Plan; null when VPP has what was asked for.</returns>
    public static async Task<StepFailure?> VerifyAsync(ObservedNode node, Plan plan, ResourceSet desired, ResourceSet known)
    {
        await node.ReadAsync(TouchedScope.Of(plan.Steps));
        var touched = new Dictionary<ResourceKey, PlanStep>();
        foreach (var step in plan.Steps)
            touched[step.Key] = step;
        foreach (var rest in Planner.Plan(desired, node.SnapshotOf(desired.Union(known))).Steps)
        {
            if (Undo.Matters(rest) && touched.TryGetValue(rest.Key, out var step))
                return new StepFailure(step, $"VPP accepted it, but it reads back otherwise: {Undo.Describe(rest)}.");
        }

        return null;
    }
}
