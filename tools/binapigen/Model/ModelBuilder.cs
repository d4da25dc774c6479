using Binapigen.Schema;

namespace Binapigen.Model;

/// <summary>Makes the model out of the documents.</summary>
internal static class ModelBuilder
{
    /// <summary>Resolves everything.</summary>
    /// <param name="documents">The modules.</param>
    /// <param name="release">The VPP release they come from.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <returns>The model, or null when anything is wrong.</returns>
    public static ApiModel? Build(IReadOnlyList<ApiDocument> documents, string release, ApiJsonErrors errors)
    {
        var index = new ModuleIndex(documents, errors);
        var types = new TypeResolver(index, errors);
        var messageResolver = new MessageResolver(types, errors);
        var messages = new Dictionary<string, Message>(StringComparer.Ordinal);
        foreach (var module in index.Modules)
        {
            foreach (var name in index.TypesOf(module)) types.Resolve(module, name, index.Find(module, name)!.Location);
            foreach (var schema in module.Document.Messages)
            {
                if (messages.TryGetValue(schema.Name, out var other))
                    errors.Add(schema.Location, $"message '{schema.Name}' is already defined in module '{other.Module.Name}'");
                else if (messageResolver.Resolve(module, schema) is { } message)
                {
                    messages.Add(schema.Name, message);
                    module.Add(message);
                }
            }
        }

        if (errors.Any) return null;

        var warnings = new List<string>();
        var services = new ServiceResolver(messages, warnings);
        foreach (var module in index.Modules)
        {
            services.Resolve(module);
            module.Sort();
        }

        NameResolver.Resolve(index.Modules);
        return new ApiModel(release, index.Modules, warnings);
    }
}
