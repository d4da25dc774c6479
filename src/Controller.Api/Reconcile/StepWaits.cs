using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Api.Reconcile;

/// <summary>
/// Finds for each step of a Plan the earlier steps that must be over before it is sent. The Plan's order alone would do, with a round trip for
/// each step; this is the least that keeps it true, so that everything else is pipelined:
/// what makes a resource waits for what made or changed the resources that it needs; what changes or removes one waits for what let go
/// of it; what is created waits for the removal of whatever had the same claim.
/// </summary>
internal sealed class StepWaits
{
    private readonly Dictionary<ResourceKey, Task<bool>> _lastOf = [];
    private readonly Dictionary<ResourceKey, StepGroup> _releasesOf = [];
    private readonly Dictionary<string, StepGroup> _deletesWith = new(StringComparer.Ordinal);

    /// <summary>What the next step of the Plan must wait for; the tasks tell whether their step was carried out.</summary>
    public List<Task<bool>> For(PlanStep step)
    {
        var waits = new List<Task<bool>>();
        if (_lastOf.TryGetValue(step.Key, out var last))
        {
            waits.Add(last);
        }

        if (step.After is { } after)
        {
            foreach (var needed in after.DependsOn)
            {
                if (_lastOf.TryGetValue(needed, out var maker))
                {
                    waits.Add(maker);
                }
            }
        }

        if (step.Operation != StepOperation.Create && _releasesOf.TryGetValue(step.Key, out var releases))
        {
            waits.Add(releases.AllAsync());
        }

        if (step.Operation == StepOperation.Create)
        {
            foreach (var claim in step.After!.Claims)
            {
                if (_deletesWith.TryGetValue(claim, out var deletes))
                {
                    waits.Add(deletes.AllAsync());
                }
            }
        }

        return waits;
    }

    /// <summary>A step was started.</summary>
    public void Started(PlanStep step, Task<bool> run)
    {
        _lastOf[step.Key] = run;
        if (step.Before is not { } before)
        {
            return;
        }

        foreach (var needed in before.DependsOn)
        {
            GroupOf(_releasesOf, needed).Add(run);
        }

        if (step.Operation == StepOperation.Delete)
        {
            foreach (var claim in before.Claims)
            {
                GroupOf(_deletesWith, claim).Add(run);
            }
        }
    }

    private static StepGroup GroupOf<TKey>(Dictionary<TKey, StepGroup> groups, TKey key)
        where TKey : notnull
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new StepGroup());
        }

        return group;
    }
}
