using Binapigen.Model;
using Binapigen.Schema;

namespace Binapigen.Input.Live;

/// <summary>
/// Brings back the modules that have types only. A running VPP does not list them but repeats their types in every module
/// that imports them; without this, each module would get an Address of its own.
/// </summary>
internal static class TypeModules
{
    /// <summary>Adds the modules that are imported but not there.</summary>
    /// <param name="documents">What VPP told.</param>
    /// <returns>The same modules, with imports for all types that were moved, and the modules brought back.</returns>
    public static IReadOnlyList<ApiDocument> Restore(IReadOnlyList<ApiDocument> documents)
    {
        var present = documents.Select(d => d.Module).ToHashSet(StringComparer.Ordinal);
        var restored = EmbeddedDefinitions.TypeModules()
            .Where(home => !present.Contains(home.Key))
            .OrderBy(home => home.Key, StringComparer.Ordinal)
            .Select(home => Restore(home.Key, home.Value, documents))
            .OfType<RestoredModule>()
            .ToList();
        var homes = restored.Select(r => WithImports(r.Document, restored)).ToList();
        return [.. documents.Select(d => WithImportsOfImports(d, homes)), .. homes];
    }

    /// <summary>Makes a module out of what one of its importers repeats of it.</summary>
    private static RestoredModule? Restore(string module, IReadOnlySet<string> types, IReadOnlyList<ApiDocument> documents)
    {
        if (documents.FirstOrDefault(d => d.Imports.Contains(module, StringComparer.Ordinal)) is not { } donor) return null;
        var declarations = Declaration.AllIn(donor);
        var own = types.Where(declarations.ContainsKey).ToHashSet(StringComparer.Ordinal);
        if (own.Count == 0) return null;

        // What its types refer to must be there as well; imports then tell where that comes from.
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(own);
        while (open.TryDequeue(out var name))
        {
            if (!declarations.TryGetValue(name, out var declaration) || !needed.Add(name)) continue;
            foreach (var used in declaration.Uses) open.Enqueue(used);
        }

        var document = new ApiDocument(
            module, donor.Location, null, 0, [],
            [.. donor.Types.Where(t => needed.Contains(t.Name))],
            [.. donor.Unions.Where(t => needed.Contains(t.Name))],
            [.. donor.Enums.Where(t => needed.Contains(t.Name))],
            [.. donor.Aliases.Where(t => needed.Contains(t.Name))],
            [], [], [], []);
        return new RestoredModule(document, own.ToDictionary(name => name, name => declarations[name].Signature, StringComparer.Ordinal));
    }

    /// <summary>A restored module imports those whose types its own are made of.</summary>
    private static ApiDocument WithImports(ApiDocument document, List<RestoredModule> restored)
    {
        var declarations = Declaration.AllIn(document);
        var more = restored
            .Where(r => r.Document.Module != document.Module)
            .Where(r => r.Types.Any(t => declarations.TryGetValue(t.Key, out var declaration) && declaration.Signature == t.Value))
            .Select(r => r.Document.Module);
        return document with { Imports = [.. document.Imports.Union(more, StringComparer.Ordinal)] };
    }

    /// <summary>A module repeats also what its imports import, needed or not.</summary>
    private static ApiDocument WithImportsOfImports(ApiDocument document, List<ApiDocument> homes)
    {
        var imports = document.Imports.ToList();
        for (var i = 0; i < imports.Count; i++)
        {
            if (homes.Find(h => h.Module == imports[i]) is { } home) imports.AddRange(home.Imports.Except(imports, StringComparer.Ordinal).ToList());
        }

        return document with { Imports = imports };
    }

    private sealed record RestoredModule(ApiDocument Document, IReadOnlyDictionary<string, string> Types);
}
