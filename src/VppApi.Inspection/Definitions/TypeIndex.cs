namespace VppApi.Inspection.Definitions;

/// <summary>Where types stand: as a module sees it, its own first, then that of the first module that has one of the name.</summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<string, TypeSource> _first = new(StringComparer.Ordinal);

    /// <summary>Makes the index.</summary>
    public TypeIndex(IReadOnlyList<ModuleSource> modules)
    {
        foreach (var module in modules)
        {
            foreach (var (name, type) in module.Types) _first.TryAdd(name, type);
        }
    }

    /// <summary>Where a type stands, or null.</summary>
    public TypeSource? Find(ModuleSource module, string name) => module.Types.GetValueOrDefault(name) ?? _first.GetValueOrDefault(name);
}
