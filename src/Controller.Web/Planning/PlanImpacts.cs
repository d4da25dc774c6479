using Controller.Contracts.Rest;

namespace Controller.Web.Planning;

/// <summary>Counts what a Plan does to traffic.</summary>
internal static class PlanImpacts
{
    /// <summary>
    /// The impacts that occur, the worst first, each with how many resources it meets; what has no impact is left out. A resource that
    /// is taken down and made again is two steps and one resource.
    /// </summary>
    public static IReadOnlyList<(string Impact, int Count)> Of(PlanView plan) =>
    [
        .. plan.Steps.Where(step => step.Impact != "none").GroupBy(step => step.Impact, StringComparer.Ordinal)
            .OrderByDescending(group => ImpactMeaning.Of(group.Key).Weight).Select(group => (group.Key, group.DistinctBy(step => step.Path, StringComparer.Ordinal).Count())),
    ];
}
