using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>Looks into JSON without trusting its shape.</summary>
internal static class JsonElements
{
    /// <summary>A member of an object, or null when there is none or it is no object.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The elements of an array; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? element)
        => element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The members of an object; none when it is no object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement? element)
        => element is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : [];

    /// <summary>A text, or null when it is none.</summary>
    public static string? Text(this JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The first element of an array when it is a text: the name of a definition.</summary>
    public static string? DefinitionName(this JsonElement definition)
        => definition.ValueKind == JsonValueKind.Array && definition.GetArrayLength() > 0 ? Text(definition[0]) : null;

    /// <summary>The object at the end of a definition, or null.</summary>
    public static JsonElement? Trailer(this JsonElement definition)
        => definition.ValueKind == JsonValueKind.Array && definition.GetArrayLength() > 1 && definition[definition.GetArrayLength() - 1] is { ValueKind: JsonValueKind.Object } last
            ? last
            : null;
}
