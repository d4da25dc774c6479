using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>What has to happen to each resource, with all consequences for what depends on it, and without an order.</summary>
internal sealed class ResourceDiff
{
    private const int ForeignNamed = 3;

    private readonly Dictionary<ResourceKey, ResourceChange> _changes = [];
    private readonly Dictionary<ResourceKey, List<Resource>> _dependents = [];
    private readonly Queue<ResourceChange> _consequences = new();

    public ResourceDiff(Alignment alignment)
    {
        foreach (var observed in alignment.Observed)
        {
            foreach (var key in observed.DependsOn)
                Dependents(key).Add(observed);
        }

        foreach (var desired in alignment.Desired)
        {
            Add(alignment.Observed.TryGet(desired.Key, out var observed)
                ? ResourceChange.Between(observed, desired)
                : ResourceChange.Creation(desired));
        }

        var unwanted = alignment.Observed.Where(resource => !alignment.Desired.Contains(resource.Key));
        foreach (var observed in unwanted.Where(resource => alignment.Managed.Contains(resource.Key)).OrderBy(resource => resource.Key))
            Add(ResourceChange.Deletion(observed));
        Foreign = [.. alignment.Observed.Select(resource => resource.Key).Where(key => !_changes.ContainsKey(key)).Order()];
        MakeRoom();
        FollowConsequences();
        NoteForeignLosses();
    }

    /// <summary>Observed resources that are neither ours nor asked for.</summary>
    public IReadOnlyList<ResourceKey> Foreign { get; }

    /// <summary>All changes: desired resources in their order, then deletions by path. It has those with nothing to do too.</summary>
    public List<ResourceChange> Changes { get; } = [];

    public ResourceChange? Find(ResourceKey key) => _changes.GetValueOrDefault(key);

    /// <summary>Observed resources that depend on one.</summary>
    public IReadOnlyList<Resource> DependentsOf(ResourceKey key) => _dependents.GetValueOrDefault(key) ?? [];

    /// <summary>Takes resources down and makes them again, although VPP could change them in place.</summary>
    public void Recreate(IEnumerable<ResourceChange> changes, string reason)
    {
        foreach (var change in changes)
            Recreate(change, reason);
        FollowConsequences();
    }

    private void Add(ResourceChange change)
    {
        Changes.Add(change);
        _changes.Add(change.Key, change);
        if (change.Kind is ChangeKind.Recreate || !change.TakesDown.IsEmpty)
            _consequences.Enqueue(change);
    }

    private void Recreate(ResourceChange change, string reason)
    {
        change.Recreate(reason);
        _consequences.Enqueue(change);
    }

    private void FollowConsequences()
    {
        while (_consequences.TryDequeue(out var cause))
        {
            foreach (var dependent in DependentsOf(cause.Key))
            {
                if (Find(dependent.Key) is not { Kind: ChangeKind.None or ChangeKind.Update, After: { } after } change
                    || !after.DependsOn.Contains(cause.Key))
                    continue;
                if (cause.Kind == ChangeKind.Recreate)
                    Recreate(change, $"recreated because {cause.Key} is recreated");
                else if (cause.TakesDown.Contains(dependent.Kind))
                    Recreate(change, $"taken away while {cause.Key} changes its {NamesOf(cause.Comparison.Differences)}");
            }
        }
    }

    /// <summary>
    /// A resource for which VPP chose (the Linux name of a tap, say) may have what another one now asks for by name. It must give it up,
    /// which VPP lets it do only by a recreate.
    /// </summary>
    private void MakeRoom()
    {
        var gains = new Dictionary<string, ResourceChange>();
        foreach (var change in Changes)
        {
            foreach (var claim in Without(change.After, change.Before))
                gains.TryAdd(claim, change);
        }

        foreach (var change in Changes.Where(change => change.Kind is ChangeKind.None or ChangeKind.Update))
        {
            foreach (var claim in Without(change.Before, change.After))
            {
                if (gains.TryGetValue(claim, out var other))
                    Recreate(change, $"recreated because {other.Key} asks for what it has");
            }
        }
    }

    private static IEnumerable<string> Without(Resource? resource, Resource? other) =>
        resource is null ? [] : other is null ? resource.Claims : resource.Claims.Except(other.Claims);

    private void NoteForeignLosses()
    {
        foreach (var change in Changes.Where(change => change is { Deletes: true, Before.TakesDependentsAlong: true }))
        {
            var foreign = DependentsOf(change.Key).Where(dependent => Find(dependent.Key) is null);
            var lost = foreign.Select(dependent => dependent.Key.Path).Order(StringComparer.Ordinal).ToArray();
            if (lost.Length > 0)
            {
                var more = lost.Length > ForeignNamed ? $" and {lost.Length - ForeignNamed} more" : "";
                change.Note($"VPP drops with it what VPPilot did not make: {string.Join(", ", lost.Take(ForeignNamed))}{more}");
            }
        }
    }

    private static string NamesOf(IEnumerable<AttributeDifference> differences) =>
        string.Join(" and ", differences.Select(difference => difference.Name));

    private List<Resource> Dependents(ResourceKey key)
    {
        if (!_dependents.TryGetValue(key, out var list))
            _dependents.Add(key, list = []);
        return list;
    }
}
