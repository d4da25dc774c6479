using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>A key of an <see cref="ObjectType"/>.</summary>
/// <param name="name">The key as written.</param>
/// <param name="doc">What it does, in a sentence or two.</param>
internal abstract class SchemaKey(string name, string doc)
{
    public string Name { get; } = name;

    public string Doc { get; } = doc;

    /// <summary>True when it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What it is when it is not there, as the file would spell it; null when that is not a value.</summary>
    public string? DefaultText { get; init; }

    /// <summary>A value for the reference and for editors.</summary>
    public string? Example { get; init; }

    public abstract SchemaType Type { get; }

    /// <summary>Reads a value of this key into a box.</summary>
    public abstract bool TryRead(Location at, ReadSession session, [NotNullWhen(true)] out object? value);

    /// <summary>The JSON Schema of the value with the words of this key.</summary>
    public JsonObject ToJsonSchema(JsonObject definitions)
    {
        var schema = new JsonObject { ["description"] = Doc };
        foreach (var (word, value) in Type.ToJsonSchema(definitions))
            schema[word] = value?.DeepClone();
        if (DefaultText is not null)
            schema["default"] = AsJson(DefaultText);
        if (Example is not null)
            schema["examples"] = new JsonArray(AsJson(Example));
        return schema;
    }

    private static JsonNode AsJson(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when long.TryParse(text, out var number) => number,
        _ => text,
    };
}
