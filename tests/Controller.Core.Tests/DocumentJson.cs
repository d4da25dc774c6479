using System.Text.Json.Nodes;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Tests;

/// <summary>Turns YAML into the JSON that says the same.</summary>
internal static class DocumentJson
{
    /// <summary>
    /// The JSON; null when the text is no YAML document, or one that JSON has no words for (duplicate keys, octal numbers).
    /// </summary>
    public static JsonNode? Of(string yaml)
    {
        var findings = new FindingList(limit: 10);
        try
        {
            var root = YamlTree.Read(yaml, ReadLimits.Default, findings);
            return findings.HasErrors ? null : Convert(root);
        }
        catch (DocumentRefusedException)
        {
            return null;
        }
    }

    private static JsonNode? Convert(DocumentNode node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Convert(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Convert)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { IsBoolean: true } scalar => bool.Parse(scalar.Text),
        ScalarNode { IsNumber: true } scalar when long.TryParse(scalar.Text, out var number) && $"{number}" == scalar.Text => number,
        ScalarNode { IsNumber: true } scalar => throw new DocumentRefusedException(
            FindingCodes.NotJson, scalar.Mark, "JSON has no such number."),
        _ => ((ScalarNode)node).Text,
    };
}
