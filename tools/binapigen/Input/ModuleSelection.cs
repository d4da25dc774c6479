using Binapigen.Schema;

namespace Binapigen.Input;

/// <summary>Picks modules, and with them what they import.</summary>
internal static class ModuleSelection
{
    /// <summary>Picks.</summary>
    /// <param name="documents">All modules.</param>
    /// <param name="names">The wanted ones; none means all.</param>
    /// <exception cref="BinapigenException">There is no module of a wanted name.</exception>
    public static IReadOnlyList<ApiDocument> Pick(IReadOnlyList<ApiDocument> documents, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return documents;
        var byName = documents.ToLookup(d => d.Module, StringComparer.Ordinal);
        var unknown = names.Where(n => !byName.Contains(n)).ToList();
        if (unknown.Count > 0) throw new BinapigenException($"There is no module {string.Join(", ", unknown.Select(n => $"'{n}'"))}; see binapigen ls.");

        var picked = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name))
        {
            if (!picked.Add(name)) continue;
            foreach (var import in byName[name].SelectMany(d => d.Imports)) open.Enqueue(import);
        }

        return [.. documents.Where(d => picked.Contains(d.Module))];
    }
}
