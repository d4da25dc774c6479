using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>
/// Finds desired resources that VPP has under another name: a foreign object that the document names is adopted, one of ours that got a
/// new name in the document is renamed, and neither is made a second time.
/// </summary>
internal static class NameMatching
{
    /// <summary>New names of observed resources, by their old ones; both sets are of one kind.</summary>
    public static IReadOnlyDictionary<string, string> Match(IEnumerable<NamedResource> desired, IEnumerable<NamedResource> observed)
    {
        var byName = observed.ToDictionary(resource => resource.Name);
        var byIdentity = new Dictionary<string, NamedResource>();
        foreach (var resource in byName.Values)
        {
            if (resource.Identity is { } identity)
                byIdentity.TryAdd(identity, resource);
        }

        var renames = new Dictionary<string, string>();
        var names = new HashSet<string>(byName.Keys);
        foreach (var resource in desired)
        {
            names.Add(resource.Name);
            if (resource.Identity is { } identity && byIdentity.TryGetValue(identity, out var same) && same.Name != resource.Name)
                renames.Add(same.Name, resource.Name);
        }

        // What had the name until now, and is another object, gets out of the way under the name that it has in VPP.
        foreach (var name in renames.Values.ToArray())
        {
            if (byName.TryGetValue(name, out var displaced) && !renames.ContainsKey(name))
                renames.Add(name, FreeName(displaced, names));
        }

        return renames;
    }

    public static T Rename<T>(T resource, IReadOnlyDictionary<string, string> names)
        where T : NamedResource => names.TryGetValue(resource.Name, out var name) ? (T)(resource with { Name = name }) : resource;

    private static string FreeName(NamedResource resource, HashSet<string> names)
    {
        var name = resource.NativeName ?? resource.Name;
        while (!names.Add(name))
            name += "~";
        return name;
    }
}
