using Controller.Contracts.Rest;

namespace Controller.Web.Planning;

/// <summary>Counts what a Plan does to traffic.</summary>
internal static class PlanImpacts
{
    /// <summary>The impacts that occur, the worst first, each with its number of steps; steps without impact are left out.</summary>
    public static IReadOnlyList<(string Impact, int Count)> Of(PlanView plan) =>
    [
        .. plan.Steps.Where(step => step.Impact != "none").GroupBy(step => step.Impact, StringComparer.Ordinal)
            .OrderByDescending(group => ImpactMeaning.Of(group.Key).Weight).Select(group => (group.Key, group.Count())),
    ];
}
