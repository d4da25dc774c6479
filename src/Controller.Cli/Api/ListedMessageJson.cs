using System.Text;
using System.Text.Json;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;

namespace Controller.Cli.Api;

/// <summary>A message of <c>vppilot api ls --json</c>: one object on a line.</summary>
internal static class ListedMessageJson
{
    public static string Write(ListedMessage message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonForm.Options))
        {
            json.WriteStartObject();
            json.WriteString("name", message.Name);
            if (message.State is not null)
                json.WriteString("state", message.State);
            if (message.Heading is { } heading)
                WriteHeading(json, message, heading);
            if (message.Source?.Find(message.Name) is { } definition)
                WriteFields(json, "fields", definition.Fields);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteHeading(Utf8JsonWriter json, ListedMessage message, MessageHeading heading)
    {
        json.WriteString("module", heading.Module);
        json.WriteString("kind", message.Kind);
        json.WriteString("crc", $"{heading.Crc:x8}");
        if (heading.Row is not null)
            json.WriteString("row", heading.Row);
        if (heading.Reply is not null)
            json.WriteString("reply", heading.Reply);
        if (heading.Events.Count > 0)
        {
            json.WriteStartArray("events");
            foreach (var item in heading.Events)
                json.WriteStringValue(item);
            json.WriteEndArray();
        }

        if (heading.Mark is not null)
            json.WriteString("mark", heading.Mark);
    }

    private static void WriteFields(Utf8JsonWriter json, string name, IReadOnlyList<FieldDefinition> fields)
    {
        json.WriteStartArray(name);
        foreach (var field in fields.Where(static field => field.IsValue))
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("type", field.TypeText);
            if (field.Default is { } value)
                json.WriteNumber("default", value);
            switch (field.Type)
            {
                case EnumDefinition item:
                    json.WriteStartArray(item.IsFlags ? "flags" : "values");
                    foreach (var (member, _) in item.Members)
                        json.WriteStringValue(member);
                    json.WriteEndArray();
                    break;
                case StructDefinition { Word: WordForm.None } item:
                    WriteFields(json, "fields", item.Fields);
                    break;
                case UnionDefinition union:
                    WriteFields(json, "oneOf", union.Arms);
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
