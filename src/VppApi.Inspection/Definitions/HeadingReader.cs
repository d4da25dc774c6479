using System.Globalization;
using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>Lists the messages of modules and tells each its part from the services.</summary>
internal static class HeadingReader
{
    /// <summary>Reads them. What is no message is passed over: one odd plugin must not hide all others.</summary>
    public static IEnumerable<MessageSource> Read(IReadOnlyList<ModuleSource> modules)
    {
        var answered = new Dictionary<string, MessageRole>(StringComparer.Ordinal);
        var services = new Dictionary<string, Service>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            foreach (var property in module.Element.Member("services").Members())
            {
                var service = ReadService(module, property);
                services.TryAdd(property.Name, service);
                if (service.Reply is { } reply) answered.TryAdd(reply, MessageRole.Reply);
                if (service.Row is { } row) answered.TryAdd(row, MessageRole.Row);
                foreach (var item in service.Events) answered.TryAdd(item, MessageRole.Event);
            }
        }

        foreach (var module in modules)
        {
            foreach (var element in module.Element.Member("messages").Items())
            {
                if (ReadOne(module, element, services, answered) is { } message) yield return message;
            }
        }
    }

    private static MessageSource? ReadOne(
        ModuleSource module, JsonElement element, Dictionary<string, Service> services, Dictionary<string, MessageRole> answered)
    {
        if (element.DefinitionName() is not { } name || element.Trailer() is not { } trailer || !TryReadCrc(trailer, out var crc)) return null;
        var options = trailer.Member("options");
        var mark = options?.Member("deprecated") is not null ? "deprecated"
            : options?.Member("in_progress") is not null || options?.Member("status").Text() == "in_progress" ? "in progress"
            : null;
        services.TryGetValue(name, out var service);
        var role = service?.Role ?? answered.GetValueOrDefault(name, MessageRole.Other);
        return new MessageSource(module, element, new MessageHeading(
            name, crc, module.Name, role, service?.Reply, service?.Row, service?.Events ?? [], mark, options?.Member("replaced_by").Text()));
    }

    private static Service ReadService(ModuleSource module, JsonProperty property)
    {
        var value = property.Value;
        var reply = value.Member("reply").Text() is { } text && text != "null" ? text : null;
        var row = value.Member("stream_msg").Text();
        string[] events = [.. value.Member("events").Items().Select(item => JsonElements.Text(item)).OfType<string>()];
        if (reply is null) return new Service(MessageRole.Post, null, null, events);
        if (row is not null) return new Service(MessageRole.Stream, reply, row, events);
        if (value.Member("stream") is { ValueKind: JsonValueKind.True }) return new Service(MessageRole.Dump, null, reply, events);

        // gre_tunnel_dump_v2 lists its rows as events by mistake: an event carries no context, a row does. VPP 26.06 sends the
        // rows and never the reply that is listed, so it is a dump.
        if (events is [var only] && HasContextOnly(module, only)) return new Service(MessageRole.Dump, null, only, []);
        return new Service(MessageRole.Request, reply, null, events);
    }

    private static bool HasContextOnly(ModuleSource module, string message)
    {
        var element = module.Element.Member("messages").Items().FirstOrDefault(item => item.DefinitionName() == message);
        var fields = ModuleSource.FieldsOf(element).Where(field => field.GetArrayLength() > 1).Select(field => JsonElements.Text(field[1])).ToList();
        return fields.Contains("context") && !fields.Contains("client_index");
    }

    private static bool TryReadCrc(JsonElement trailer, out uint crc)
    {
        crc = 0;
        return trailer.Member("crc").Text() is { Length: > 2 } text
            && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out crc);
    }

    private sealed record Service(MessageRole Role, string? Reply, string? Row, IReadOnlyList<string> Events);
}
