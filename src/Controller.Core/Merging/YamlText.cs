using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Controller.Core.Yaml;

namespace Controller.Core.Merging;

/// <summary>Writes a tree as block YAML. What was a number, a boolean or plain text stays one; everything else is quoted.</summary>
internal static class YamlText
{
    private const int Step = 2;
    private static readonly SearchValues<char> NotInFlow = SearchValues.Create(",[]{}\n");
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document.</summary>
    public static string Of(MappingNode root)
    {
        var text = new StringBuilder();
        foreach (var entry in root.Entries)
            Append(text, entry, 0);
        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    /// <summary>A key and its value, as lines that begin at a column.</summary>
    public static void Append(StringBuilder text, MappingEntry entry, int indent)
    {
        text.Append(' ', indent).Append(Scalar(entry.Key)).Append(':');
        AppendValue(text, entry.Value, indent);
    }

    /// <summary>An item of a list, as lines that begin at a column.</summary>
    public static void AppendItem(StringBuilder text, DocumentNode item, int indent)
    {
        text.Append(' ', indent).Append('-');
        if (item is MappingNode { Entries.Count: > 0 } mapping)
        {
            var inner = new StringBuilder();
            foreach (var entry in mapping.Entries)
                Append(inner, entry, indent + Step);
            // The first key stands behind the dash.
            text.Append(' ').Append(inner, indent + Step, inner.Length - indent - Step);
        }
        else
        {
            AppendValue(text, item, indent);
        }
    }

    private static void AppendValue(StringBuilder text, DocumentNode value, int indent)
    {
        switch (value)
        {
            case MappingNode { Entries.Count: > 0 } mapping:
                text.Append('\n');
                foreach (var entry in mapping.Entries)
                    Append(text, entry, indent + Step);
                break;
            case SequenceNode { Items.Count: > 0 } list when list.Items.TrueForAll(IsShort):
                text.Append(" [").AppendJoin(", ", list.Items.Select(item => Scalar((ScalarNode)item))).Append("]\n");
                break;
            case SequenceNode { Items.Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list.Items)
                    AppendItem(text, item, indent + Step);
                break;
            case MappingNode:
                text.Append(" {}\n");
                break;
            case SequenceNode:
                text.Append(" []\n");
                break;
            default:
                text.Append(' ').Append(Scalar((ScalarNode)value)).Append('\n');
                break;
        }
    }

    // What may stand in [a, b] as it is.
    private static bool IsShort(DocumentNode node) => node is ScalarNode scalar && (!scalar.IsPlain || (scalar.Text.Length > 0 && !scalar.Text.AsSpan().ContainsAny(NotInFlow)));

    private static string Scalar(ScalarNode scalar) => scalar.IsPlain && !scalar.Text.Contains('\n', StringComparison.Ordinal)
        ? scalar.Text.Length == 0 ? "null" : scalar.Text
        : JsonSerializer.Serialize(scalar.Text, Quoting);
}
