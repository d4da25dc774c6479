using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>
/// Computes the Plan from what VPP has to what a Config asks for. It knows no kind of resource: what one needs, excludes and costs is
/// in its record. Pure, deterministic, and linear in the number of resources but for sorting.
/// </summary>
public static class Planner
{
    /// <summary>The Plan. Resources that are neither VPPilot's nor asked for are left alone.</summary>
    /// <param name="desired">What the Config asks for; whatever a resource depends on is in it too.</param>
    /// <param name="observed">What VPP has.</param>
    public static Plan Plan(ResourceSet desired, Snapshot observed)
    {
        var alignment = Alignment.Of(desired, observed);
        var diff = new ResourceDiff(alignment);
        return new Plan([.. Sort(diff).Select((node, index) => node.ToStep(index))], alignment.Renames, [.. diff.Foreign]);
    }

    /// <summary>
    /// Usually sorts once. Two things can wait for each other when an update in place needs something new that needs the end of
    /// something old that the update still uses; then the updated resource is taken down first.
    /// </summary>
    private static List<StepNode> Sort(ResourceDiff diff)
    {
        while (true)
        {
            var graph = new StepGraph(diff);
            var sorted = graph.Sort();
            if (sorted.Count == graph.StepCount)
                return sorted;
            var circle = graph.UpdatesInCircles();
            if (circle.Count == 0)
                throw new ArgumentException("Resources depend on each other in a circle.");
            diff.Recreate(circle, "recreated because what it moves to needs what it leaves to be gone first");
        }
    }
}
