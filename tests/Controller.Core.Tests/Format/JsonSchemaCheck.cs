using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Controller.Core.Format;

namespace Controller.Core.Tests.Format;

/// <summary>
/// Evaluates the JSON Schema of the file format as an editor would: the keywords that it uses, and none that it does not, so that
/// a new keyword cannot go unchecked.
/// </summary>
internal static class JsonSchemaCheck
{
    private static readonly JsonObject Root = JsonNode.Parse(ConfigSchema.JsonSchema)!.AsObject();

    public static List<string> Problems(JsonNode? document) => [.. Problems(Root, document, "")];

    private static IEnumerable<string> Problems(JsonObject schema, JsonNode? value, string path) =>
        schema.SelectMany(keyword => Problems(schema, keyword.Key, keyword.Value!, value, path));

    private static IEnumerable<string> Problems(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path)
    {
        var (map, list) = (value as JsonObject, value as JsonArray);
        return keyword switch
        {
            "$schema" or "$id" or "$defs" or "title" or "description" or "default" or "examples" or "then" => [],
            "$ref" => Problems(Root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value, path),
            "type" => When(!IsOfType(rule.GetValue<string>(), value), path, $"is no {rule}"),
            "const" => When(!JsonNode.DeepEquals(rule, value), path, $"is not {rule}"),
            "enum" => When(!rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)), path, $"is none of {rule.ToJsonString()}"),
            "pattern" => When(
                Text(value) is { } text && !Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)), path,
                $"is not {rule}"),
            "maxLength" => When(Text(value)?.Length > rule.GetValue<int>(), path, "is too long"),
            "minimum" => When(IsOfType("integer", value) && value!.GetValue<long>() < rule.GetValue<long>(), path, $"is below {rule}"),
            "maximum" => When(IsOfType("integer", value) && value!.GetValue<long>() > rule.GetValue<long>(), path, $"is above {rule}"),
            "required" => rule.AsArray().SelectMany(key => When(
                map is not null && !map.ContainsKey(key!.GetValue<string>()), path, $"lacks {key}")),
            "properties" => rule.AsObject().Where(property => map?.ContainsKey(property.Key) == true).SelectMany(property => Problems(
                property.Value!.AsObject(), map![property.Key], $"{path}/{property.Key}")),
            "patternProperties" => rule.AsObject().SelectMany(pattern => (map ?? []).Where(entry => Regex.IsMatch(entry.Key, pattern.Key))
                .SelectMany(entry => Problems(pattern.Value!.AsObject(), entry.Value, $"{path}/{entry.Key}"))),
            "additionalProperties" => (map ?? []).Where(entry => !IsKnown(
                schema, entry.Key)).Select(entry => $"{path}/{entry.Key} is not a key"),
            "items" => (list ?? []).SelectMany((item, index) => Problems(rule.AsObject(), item, $"{path}/{index}")),
            "oneOf" => When(rule.AsArray().Count(one => !Problems(one!.AsObject(), value, path).Any()) != 1, path, "is not exactly one"),
            "anyOf" => When(rule.AsArray().All(one => Problems(one!.AsObject(), value, path).Any()), path, "is none"),
            "allOf" => rule.AsArray().SelectMany(one => Problems(one!.AsObject(), value, path)),
            "if" => Problems(rule.AsObject(), value, path).Any() ? [] : Problems(schema["then"]!.AsObject(), value, path),
            _ => throw new InvalidOperationException($"The schema uses {keyword}, which this check does not know."),
        };
    }

    private static IEnumerable<string> When(bool wrong, string path, string problem) => wrong ? [$"{path} {problem}"] : [];

    private static string? Text(JsonNode? value) => IsOfType("string", value) ? value!.GetValue<string>() : null;

    private static bool IsKnown(JsonObject schema, string key) =>
        schema["properties"]?.AsObject().ContainsKey(key) == true
        || schema["patternProperties"]?.AsObject().Any(pattern => Regex.IsMatch(key, pattern.Key)) == true;

    private static bool IsOfType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && long.TryParse(value.ToJsonString(), out _),
        _ => throw new InvalidOperationException($"The schema uses the type {type}, which this check does not know."),
    };
}
