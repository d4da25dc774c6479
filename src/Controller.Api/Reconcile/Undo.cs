using Controller.Api.Handlers;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Reconcile;

/// <summary>
/// Takes an execution back: sends the inverses of what was done, reads back, and compares with what VPP had before. What counts is
/// what VPP has in the end, not what it answered to the inverses.
/// </summary>
/// <param name="node">The node.</param>
/// <param name="writer">What the handlers of the execution shared.</param>
/// <param name="progress">Told after each step.</param>
/// <param name="logger">Where each step leaves its record.</param>
internal sealed class Undo(ObservedNode node, VppWriter writer, Action<int, string>? progress, ILogger logger)
{
    /// <summary>Takes back what was done.</summary>
    /// <param name="plan">The Plan that failed.</param>
    /// <param name="done">Steps of it that were carried out.</param>
    /// <param name="before">What VPP had.</param>
    /// <exception cref="VppApi.VppConnectionException">The connection broke: nobody knows what VPP has.</exception>
    public async Task<UndoReport> RunAsync(Plan plan, IReadOnlyList<PlanStep> done, Snapshot before)
    {
        var inverses = done.OrderByDescending(step => step.Index).Select(step => step.Inverse());
        var report = await new PlanExecutor(writer, FailurePolicy.TryAll, progress, logger).RunAsync(inverses);
        if (report.Lost is { } lost)
            throw lost;
        await node.ReadAsync(TouchedScope.Of(plan.Steps));
        var known = before.Resources.Union(ResourcesOf(plan));
        var errors = report.Failures.ToDictionary(failure => failure.Step.Key, failure => failure.Error);
        var left = Planner.Plan(before.Resources, node.SnapshotOf(known)).Steps
            .Where(step => Matters(step))
            .Select(step => errors.TryGetValue(step.Key, out var error) ? $"{step.Key}: {error}" : $"{step.Key}: {Describe(step)}");
        return new UndoReport([.. report.Done.OrderByDescending(step => step.Index).Select(step => step.Key.Path)], [.. left]);
    }

    /// <summary>What a step that is still to be done says about VPP.</summary>
    public static string Describe(PlanStep step) => step.Operation switch
    {
        StepOperation.Create => "VPP does not have it",
        StepOperation.Delete => "VPP still has it",
        _ => "VPP has " + string.Join(", ", step.Differences.Select(difference => $"{difference.Name} {difference.Before ?? "unset"} instead of {difference.After ?? "unset"}")),
    };

    /// <summary>VPP keeps a table as long as anybody uses it, and says so to nobody: a table that stays is no failure.</summary>
    public static bool Matters(PlanStep step) => step is not { Operation: StepOperation.Delete, Key.Kind: VrfResource.KindWord };

    private static ResourceSet ResourcesOf(Plan plan)
    {
        var resources = new Dictionary<ResourceKey, Resource>();
        foreach (var step in plan.Steps)
        {
            if (step.After is { } after)
                resources.TryAdd(after.Key, after);
        }

        return new ResourceSet(resources.Values);
    }
}
