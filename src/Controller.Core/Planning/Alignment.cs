using System.Collections.Immutable;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>
/// Makes a desired and an observed set comparable key by key: the same object has the same name on both sides, and pools have the same
/// ends.
/// </summary>
/// <param name="Desired">The desired resources.</param>
/// <param name="Observed">The observed ones.</param>
/// <param name="Managed">Keys of the observed ones that are VPPilot's.</param>
/// <param name="Renames">Observed interfaces that got another name.</param>
internal sealed record Alignment(
    ResourceSet Desired, ResourceSet Observed, IReadOnlySet<ResourceKey> Managed, ImmutableArray<InterfaceRename> Renames)
{
    public static Alignment Of(ResourceSet desired, Snapshot snapshot)
    {
        var observed = snapshot.Resources.Select(resource => (Resource: resource, IsManaged: snapshot.IsManaged(resource.Key))).ToArray();

        // Interfaces first: the identity of a mapping may contain an interface's name.
        var interfaces = NameMatching.Match(
            desired.OfType<InterfaceResource>(), observed.Select(item => item.Resource).OfType<InterfaceResource>());
        if (interfaces.Count > 0)
        {
            for (var i = 0; i < observed.Length; i++)
            {
                observed[i].Resource = observed[i].Resource is InterfaceResource item
                    ? NameMatching.Rename(item, interfaces)
                    : observed[i].Resource.WithInterfacesRenamed(interfaces);
            }
        }

        foreach (var kind in new[] { Nat44StaticMappingResource.KindWord, Nat44IdentityMappingResource.KindWord })
        {
            var names = NameMatching.Match(OfKind(desired, kind), OfKind(observed.Select(item => item.Resource), kind));
            for (var i = 0; names.Count > 0 && i < observed.Length; i++)
            {
                if (observed[i].Resource is NamedResource named && named.Kind == kind)
                    observed[i].Resource = NameMatching.Rename(named, names);
            }
        }

        var cut = observed.SelectMany(item => PoolCutter.Cut([item.Resource], desired).Select(piece => (
            Resource: piece, item.IsManaged))).ToArray();
        var observedSet = new ResourceSet(cut.Select(item => item.Resource));
        return new Alignment(
            new ResourceSet(PoolCutter.Cut(desired, observedSet)),
            observedSet,
            cut.Where(item => item.IsManaged).Select(item => item.Resource.Key).ToHashSet(),
            [.. interfaces.Select(rename => new InterfaceRename(
                rename.Key, rename.Value)).OrderBy(rename => rename.From, StringComparer.Ordinal)]);
    }

    private static IEnumerable<NamedResource> OfKind(IEnumerable<Resource> resources, string kind) =>
        resources.OfType<NamedResource>().Where(resource => resource.Kind == kind);
}
