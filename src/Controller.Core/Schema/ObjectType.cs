using System.Text.Json.Nodes;

namespace Controller.Core.Schema;

/// <summary>A mapping with fixed keys.</summary>
internal sealed class ObjectType(string id, string title, string doc, IReadOnlyList<SchemaKey> keys)
{
    /// <summary>Its name among the definitions of the JSON Schema.</summary>
    public string Id { get; } = id;

    /// <summary>Its heading in the reference.</summary>
    public string Title { get; } = title;

    /// <summary>What it is and what to know about it; Markdown.</summary>
    public string Doc { get; } = doc;

    /// <summary>Its keys in the order of the reference.</summary>
    public IReadOnlyList<SchemaKey> Keys { get; } = keys;

    /// <summary>Those of its keys that other types have too; null for none.</summary>
    public KeyGroup? Shared { get; init; }

    /// <summary>Keys of which exactly one must be there; empty for no such rule.</summary>
    public IReadOnlyList<SchemaKey> ExactlyOne { get; init; } = [];

    /// <summary>Keys of which at least one must be there; empty for no such rule.</summary>
    public IReadOnlyList<SchemaKey> AtLeastOne { get; init; } = [];

    /// <summary>A reference to this type's JSON Schema, which is put among the definitions.</summary>
    public JsonObject ToReference(JsonObject definitions)
    {
        if (!definitions.ContainsKey(Id))
        {
            definitions[Id] = new JsonObject();
            definitions[Id] = ToDefinition(definitions);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{Id}" };
    }

    /// <summary>The JSON Schema of this type itself.</summary>
    public JsonObject ToDefinition(JsonObject definitions)
    {
        var properties = new JsonObject();
        foreach (var key in Keys)
            properties[key.Name] = key.ToJsonSchema(definitions);
        var schema = new JsonObject { ["title"] = Title, ["type"] = "object", ["properties"] = properties };
        if (Keys.Any(key => key.IsRequired))
            schema["required"] = Names(Keys.Where(key => key.IsRequired));
        if (ExactlyOne.Count > 0)
            schema["oneOf"] = Alternatives(ExactlyOne);
        if (AtLeastOne.Count > 0)
            schema["anyOf"] = Alternatives(AtLeastOne);
        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonArray Alternatives(IEnumerable<SchemaKey> keys) =>
        [.. keys.Select(key => new JsonObject { ["required"] = new JsonArray(key.Name) })];

    private static JsonArray Names(IEnumerable<SchemaKey> keys) => [.. keys.Select(key => (JsonNode)key.Name)];
}
