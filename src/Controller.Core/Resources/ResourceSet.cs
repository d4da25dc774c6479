using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Controller.Core.Resources;

/// <summary>Resources with unique keys, in a fixed order.</summary>
public sealed class ResourceSet : IReadOnlyCollection<Resource>
{
    private readonly ImmutableArray<Resource> _resources;
    private readonly FrozenDictionary<ResourceKey, Resource> _byKey;

    /// <summary>A set of these resources, in this order.</summary>
    /// <exception cref="ArgumentException">Two of them have the same key.</exception>
    public ResourceSet(IEnumerable<Resource> resources)
    {
        _resources = [.. resources];
        var byKey = new Dictionary<ResourceKey, Resource>(_resources.Length);
        foreach (var resource in _resources)
        {
            if (!byKey.TryAdd(resource.Key, resource))
                throw new ArgumentException($"Two resources are {resource.Key}.", nameof(resources));
        }

        _byKey = byKey.ToFrozenDictionary();
    }

    /// <summary>The set without resources.</summary>
    public static ResourceSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _resources.Length;

    /// <summary>True when it has a resource of this key.</summary>
    public bool Contains(ResourceKey key) => _byKey.ContainsKey(key);

    /// <summary>The resource of a key.</summary>
    public bool TryGet(ResourceKey key, [NotNullWhen(true)] out Resource? resource) => _byKey.TryGetValue(key, out resource);

    /// <summary>The resource of a key, or null.</summary>
    public Resource? Find(ResourceKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>
    /// This set and those resources of another whose keys are not in it: what VPPilot may have put into VPP when an apply was
    /// interrupted between two Configs.
    /// </summary>
    public ResourceSet Union(ResourceSet other) => new(this.Concat(other.Where(resource => !Contains(resource.Key))));

    /// <summary>Walks the resources in order.</summary>
    public ImmutableArray<Resource>.Enumerator GetEnumerator() => _resources.GetEnumerator();

    IEnumerator<Resource> IEnumerable<Resource>.GetEnumerator() => ((IEnumerable<Resource>)_resources).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_resources).GetEnumerator();
}
