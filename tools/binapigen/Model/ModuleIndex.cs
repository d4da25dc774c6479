using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>Finds what a module's file declares, and which module a repeated declaration comes from.</summary>
internal sealed class ModuleIndex
{
    private readonly Dictionary<string, ApiModule> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<ApiModule, Dictionary<string, Declaration>> _declarations = [];
    private readonly ApiJsonErrors _errors;

    /// <summary>Indexes the documents; reports modules and types that are there twice.</summary>
    public ModuleIndex(IEnumerable<ApiDocument> documents, ApiJsonErrors errors)
    {
        _errors = errors;
        foreach (var document in documents)
        {
            var module = new ApiModule(document);
            if (!_modules.TryAdd(document.Module, module))
            {
                errors.Add(document.Location, $"module '{document.Module}' is also defined by {_modules[document.Module].Document.Location.File}");
                continue;
            }

            _declarations.Add(module, Declare(document));
        }

        Modules = [.. _modules.Values.OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    /// <summary>The modules in the order of their names.</summary>
    public IReadOnlyList<ApiModule> Modules { get; }

    /// <summary>The names of the types that a module's file declares, imported ones too.</summary>
    public IEnumerable<string> TypesOf(ApiModule module) => _declarations[module].Keys;

    /// <summary>What a name means in a module.</summary>
    /// <returns>The declaration, or null when the module's file has none of that name.</returns>
    public Declaration? Find(ApiModule module, string type) => _declarations[module].GetValueOrDefault(type);

    /// <summary>
    /// The module that a type comes from. VPP writes imported types again into each importing file, so it is the module
    /// at the end of the chain of imports that still declares the type.
    /// </summary>
    public ApiModule OwnerOf(ApiModule module, string type)
    {
        var seen = new HashSet<ApiModule> { module };
        var current = module;
        while (NextOwner(current, type, seen) is { } next) current = next;
        return current;
    }

    private ApiModule? NextOwner(ApiModule module, string type, HashSet<ApiModule> seen)
    {
        foreach (var import in module.Document.Imports)
        {
            if (!_modules.TryGetValue(import, out var other) || !seen.Add(other)) continue;
            if (_declarations[other].ContainsKey(type)) return other;
        }

        return null;
    }

    private Dictionary<string, Declaration> Declare(ApiDocument document)
    {
        var result = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var (name, declaration) in Declaration.Listed(document)) Add(result, name, declaration);
        return result;
    }

    private void Add(Dictionary<string, Declaration> declarations, string name, Declaration declaration)
    {
        if (ScalarType.All.ContainsKey(name) || name == "string")
            _errors.Add(declaration.Location, $"'{name}' is the name of a built-in type");
        else if (!declarations.TryAdd(name, declaration) && declarations[name].Signature != declaration.Signature)
            // A type that comes in through two imports is there twice, word for word.
            _errors.Add(declaration.Location, $"type '{name}' is already defined otherwise at {declarations[name].Location.Path}");
    }
}
