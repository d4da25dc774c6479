using System.Globalization;
using System.Text;
using System.Text.Json;
using Binapigen.Model;
using Binapigen.Schema;

namespace Binapigen.Emit;

/// <summary>
/// Writes all definitions into one file in VPP's own <c>.api.json</c> form, for programs that read messages without the generated
/// C#. Left out is what the wire does not show: comments, imports, counters, and the types that a module only repeats from another.
/// One definition a line, so that a release's changes can be reviewed.
/// </summary>
internal static class DefinitionsEmitter
{
    /// <summary>Writes them.</summary>
    public static string Emit(ApiModel model)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = new StringBuilder();
        text.Append("{\"vpp\":").Append(Quoted(model.Release)).Append(",\"modules\":[");
        var separator = "\n";
        // Modules of types only come first: a type that many modules repeat then stands in the one that it is from.
        foreach (var module in model.Modules.OrderBy(m => m.Document.Messages.Count > 0).ThenBy(m => m.Document.Imports.Count))
        {
            text.Append(separator);
            EmitModule(text, module.Document, written);
            separator = ",\n";
        }

        return text.Append("\n]}\n").ToString();
    }

    private static void EmitModule(StringBuilder text, ApiDocument document, Dictionary<string, string> written)
    {
        var own = Declaration.AllIn(document).Where(d => IsNew(d.Key, d.Value.Signature, written)).ToList();
        text.Append("{\"module\":").Append(Quoted(document.Module));
        if (document.Version is { } version) text.Append(",\"options\":{\"version\":").Append(Quoted(version)).Append('}');
        EmitList(text, "types", own.Select(d => d.Value.Type).OfType<SchemaStruct>().Select(Struct));
        EmitList(text, "unions", own.Select(d => d.Value.Union).OfType<SchemaStruct>().Select(Struct));
        EmitList(text, "enums", own.Select(d => d.Value.Enum).OfType<SchemaEnum>().Where(e => !e.IsFlags).Select(Enum));
        EmitList(text, "enumflags", own.Select(d => d.Value.Enum).OfType<SchemaEnum>().Where(e => e.IsFlags).Select(Enum));
        // A module has messages or types; one with neither has counters only, and says so with an empty list.
        if (document.Messages.Count == 0 && own.TrueForAll(d => d.Value.Type is null)) text.Append(",\n\"messages\":[]");
        EmitList(text, "messages", document.Messages.Select(Message));
        EmitMap(text, "aliases", own.Select(d => d.Value.Alias).OfType<SchemaAlias>().Select(Alias));
        EmitMap(text, "services", document.Services.OrderBy(s => s.Request, StringComparer.Ordinal).Select(Service));
        text.Append('}');
    }

    /// <summary>A type of the same name that is something else is written again: a module's own types go before those of others.</summary>
    private static bool IsNew(string name, string signature, Dictionary<string, string> written)
        => written.TryAdd(name, signature) || written[name] != signature;

    private static void EmitList(StringBuilder text, string name, IEnumerable<string> items) => EmitItems(text, name, '[', items, ']');

    private static void EmitMap(StringBuilder text, string name, IEnumerable<string> items) => EmitItems(text, name, '{', items, '}');

    private static void EmitItems(StringBuilder text, string name, char open, IEnumerable<string> items, char close)
    {
        var lines = items.ToList();
        if (lines.Count > 0) text.Append(",\n\"").Append(name).Append("\":").Append(open).Append('\n').AppendJoin(",\n", lines).Append(close);
    }

    private static string Struct(SchemaStruct item) => $"[{Quoted(item.Name)}{Fields(item.Fields)}]";

    private static string Message(SchemaMessage item)
    {
        var marks = new List<string>();
        if (item.Deprecated) marks.Add("\"deprecated\":null");
        if (item.InProgress) marks.Add("\"in_progress\":null");
        if (item.ReplacedBy is { } other) marks.Add("\"replaced_by\":" + Quoted(other));
        var options = marks.Count == 0 ? "" : $",\"options\":{{{string.Join(',', marks)}}}";
        return $$"""[{{Quoted(item.Name)}}{{Fields(item.Fields)}},{"crc":"0x{{item.Crc.ToString("x8", CultureInfo.InvariantCulture)}}"{{options}}}]""";
    }

    private static string Fields(IEnumerable<SchemaField> fields) => string.Concat(fields.Select(f => "," + Field(f)));

    private static string Field(SchemaField field)
    {
        var text = $"[{Quoted(field.TypeName)},{Quoted(field.Name)}";
        if (field.Length is { } length) text += "," + length.ToString(CultureInfo.InvariantCulture);
        if (field.CountField is { } count) text += "," + Quoted(count);
        if (field.Default is { } value) text += $$""",{"default":{{value.Value.ToString(CultureInfo.InvariantCulture)}}}""";
        if (field.Discriminator is { } discriminator) text += $$""",{"discriminator":{{Quoted(discriminator)}}}""";
        if (field.Case is { } arm) text += $$""",{"case":{{Quoted(arm)}}}""";
        return text + "]";
    }

    private static string Enum(SchemaEnum item)
    {
        var members = string.Concat(item.Members.Select(m => $",[{Quoted(m.Name)},{m.Value.ToString(CultureInfo.InvariantCulture)}]"));
        return $$"""[{{Quoted(item.Name)}}{{members}},{"enumtype":{{Quoted(item.BaseType)}}}]""";
    }

    private static string Alias(SchemaAlias item)
    {
        var length = item.Length is { } elements ? $",\"length\":{elements.ToString(CultureInfo.InvariantCulture)}" : "";
        return $$"""{{Quoted(item.Name)}}:{"type":{{Quoted(item.TypeName)}}{{length}}}""";
    }

    private static string Service(SchemaService item)
    {
        var text = $$"""{{Quoted(item.Request)}}:{"reply":{{Quoted(item.Reply ?? "null")}}""";
        if (item.IsStream) text += ",\"stream\":true";
        if (item.StreamMessage is { } row) text += ",\"stream_msg\":" + Quoted(row);
        if (item.Events.Count > 0) text += $",\"events\":[{string.Join(',', item.Events.Select(Quoted))}]";
        return text + "}";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
