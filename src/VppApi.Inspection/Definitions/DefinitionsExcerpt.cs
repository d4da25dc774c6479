using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>Cuts single messages out of definitions, with all that they need to be read on their own.</summary>
internal static class DefinitionsExcerpt
{
    /// <summary>Writes one message, the types that it is made of and the services that it is part of.</summary>
    /// <returns>UTF-8 JSON: an array with one module.</returns>
    public static byte[] Write(TypeIndex index, MessageSource message)
    {
        var types = new List<TypeSource>();
        Collect(index, message.Module, ModuleSource.FieldsOf(message.Element).Select(ModuleSource.TypeNameOf).OfType<string>(), types);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("module", message.Module.Name);
            foreach (var section in types.GroupBy(type => type.Section, StringComparer.Ordinal)) WriteSection(json, section.Key, section);
            json.WriteStartArray("messages");
            WriteDefinition(json, message.Element);
            json.WriteEndArray();
            WriteServices(json, message);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private static void Collect(TypeIndex index, ModuleSource module, IEnumerable<string> names, List<TypeSource> types)
    {
        foreach (var name in names)
        {
            if (index.Find(module, name) is not { } type || types.Contains(type)) continue;
            types.Add(type);
            Collect(index, type.Module, type.Uses, types);
        }
    }

    private static void WriteSection(Utf8JsonWriter json, string section, IEnumerable<TypeSource> types)
    {
        if (section == "aliases")
        {
            json.WriteStartObject(section);
            foreach (var type in types)
            {
                json.WritePropertyName(type.Name);
                type.Element.WriteTo(json);
            }

            json.WriteEndObject();
            return;
        }

        json.WriteStartArray(section);
        foreach (var type in types) WriteDefinition(json, type.Element);
        json.WriteEndArray();
    }

    /// <summary>Everything but the comment, which may be longer than all the rest.</summary>
    private static void WriteDefinition(Utf8JsonWriter json, JsonElement definition)
    {
        json.WriteStartArray();
        foreach (var item in definition.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                item.WriteTo(json);
                continue;
            }

            json.WriteStartObject();
            foreach (var property in item.EnumerateObject().Where(property => property.Name != "comment")) property.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteServices(Utf8JsonWriter json, MessageSource message)
    {
        json.WriteStartObject("services");
        if (message.Heading.Role is MessageRole.Dump)
        {
            // As it was understood: what tells that gre_tunnel_dump_v2 is one is not in the excerpt.
            json.WriteStartObject(message.Heading.Name);
            json.WriteString("reply", message.Heading.Row);
            json.WriteBoolean("stream", true);
            json.WriteEndObject();
        }
        else
        {
            foreach (var service in message.Module.Element.Member("services").Members().Where(service => Takes(service, message.Heading.Name)))
                service.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static bool Takes(JsonProperty service, string message)
        => service.Name == message
           || service.Value.Member("reply").Text() == message
           || service.Value.Member("stream_msg").Text() == message
           || service.Value.Member("events").Items().Any(item => JsonElements.Text(item) == message);
}
