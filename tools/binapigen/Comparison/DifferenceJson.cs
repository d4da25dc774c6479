using System.Text;
using System.Text.Json;

namespace Binapigen.Comparison;

/// <summary>Writes a difference as JSON: <c>{"modules":[{"module","state"?,"messages":[{"message","change","oldCrc"?,"newCrc"?,"oldModule"?}]}]}</c>.</summary>
internal static class DifferenceJson
{
    /// <summary>Writes it, indented.</summary>
    public static string Write(ApiDifference difference)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("modules");
            foreach (var module in difference.Modules) Write(json, module);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, ModuleDifference module)
    {
        json.WriteStartObject();
        json.WriteString("module", module.Module);
        if (module.IsAdded) json.WriteString("state", "added");
        if (module.IsRemoved) json.WriteString("state", "removed");
        json.WriteStartArray("messages");
        foreach (var change in module.Messages)
        {
            json.WriteStartObject();
            json.WriteString("message", change.Message);
            json.WriteString("change", JsonNamingPolicy.KebabCaseLower.ConvertName(change.Change.ToString()));
            if (change.OldCrc is { } oldCrc) json.WriteString("oldCrc", $"0x{oldCrc:x8}");
            if (change.NewCrc is { } newCrc) json.WriteString("newCrc", $"0x{newCrc:x8}");
            if (change.OldModule is { } oldModule) json.WriteString("oldModule", oldModule);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
