using System.Collections.Frozen;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>What VPP was observed to have, and what of it is VPPilot's.</summary>
public sealed class Snapshot
{
    private readonly FrozenSet<ResourceKey> _managed;

    private Snapshot(ResourceSet resources, FrozenSet<ResourceKey> managed)
    {
        Resources = resources;
        _managed = managed;
    }

    /// <summary>A VPP that has nothing.</summary>
    public static Snapshot Empty { get; } = new(ResourceSet.Empty, FrozenSet<ResourceKey>.Empty);

    /// <summary>Everything observed.</summary>
    public ResourceSet Resources { get; }

    /// <summary>What is not VPPilot's.</summary>
    public IEnumerable<Resource> Foreign => Resources.Where(resource => !IsManaged(resource.Key));

    /// <summary>
    /// Tells what is VPPilot's from what is not: what VPP has marked as ours, what VPPilot is known to have asked for, and what belongs
    /// to an interface that is ours. What VPP does not tell is filled in from what was asked for.
    /// </summary>
    /// <param name="observed">What VPP says that it has; keys are unique.</param>
    /// <param name="known">The resources of the committed Config, and of an apply that was interrupted (<see cref="ResourceSet.Union"/>).</param>
    /// <exception cref="ArgumentException">Two observed resources have the same key.</exception>
    public static Snapshot Of(IEnumerable<Resource> observed, ResourceSet known)
    {
        var resources = new ResourceSet(
            PoolCutter.Cut([.. observed], known).Select(resource => known.Find(resource.Key) is { } last ? resource.CompletedFrom(last) : resource));
        bool IsOurs(Resource resource) => resource.IsMarkedAsOurs || known.Contains(resource.Key);
        var managed = resources.Where(resource =>
            IsOurs(resource) || resource.OwnedWith is { } key && resources.Find(key) is { } owner && IsOurs(owner));
        return new Snapshot(resources, managed.Select(resource => resource.Key).ToFrozenSet());
    }

    /// <summary>True when the resource of this key is VPPilot's.</summary>
    public bool IsManaged(ResourceKey key) => _managed.Contains(key);
}
