using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Core.Gathering;

/// <summary>Picks what of a Snapshot goes into a document.</summary>
public static class Selection
{
    /// <summary>What is VPPilot's, with what it depends on.</summary>
    public static ResourceSet Managed(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return WithNeeded(snapshot.Resources, resource => snapshot.IsManaged(resource.Key));
    }

    /// <summary>Everything that a document can ask for, whoever made it.</summary>
    public static ResourceSet All(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return WithNeeded(snapshot.Resources, static _ => true);
    }

    // What depends on something that no document can ask for cannot be asked for either.
    private static ResourceSet WithNeeded(ResourceSet resources, Func<Resource, bool> wanted)
    {
        var verdicts = new Dictionary<ResourceKey, bool>();
        var picked = new HashSet<ResourceKey>();
        foreach (var resource in resources.Where(wanted))
            Pick(resource, resources, verdicts, picked);
        return new ResourceSet(resources.Where(resource => picked.Contains(resource.Key)));
    }

    private static void Pick(Resource resource, ResourceSet resources, Dictionary<ResourceKey, bool> verdicts, HashSet<ResourceKey> picked)
    {
        if (!CanBeAsked(resource, resources, verdicts) || !picked.Add(resource.Key))
            return;
        foreach (var key in resource.DependsOn)
        {
            if (resources.Find(key) is { } needed)
                Pick(needed, resources, verdicts, picked);
        }
    }

    private static bool CanBeAsked(Resource resource, ResourceSet resources, Dictionary<ResourceKey, bool> verdicts)
    {
        if (verdicts.TryGetValue(resource.Key, out var verdict))
            return verdict;
        verdict = resource is not OtherInterfaceResource
            && resource.DependsOn.All(key => resources.Find(key) is { } needed && CanBeAsked(needed, resources, verdicts));
        verdicts[resource.Key] = verdict;
        return verdict;
    }
}
