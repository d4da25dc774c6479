using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>
/// The JSON that says the same as a document, for programs that have no reader of YAML. What the keys mean does not matter here: whatever is
/// one document of the format's YAML or JSON has its JSON.
/// </summary>
public static class ConfigJson
{
    /// <summary>Writes it.</summary>
    /// <param name="text">The document.</param>
    /// <param name="format">How it is written; null for YAML, of which JSON is a part.</param>
    /// <param name="findings">Why there is none; warnings too.</param>
    /// <returns>The JSON, indented; null when the text is no document.</returns>
    public static string? Write(string text, ConfigFormat? format, out ImmutableArray<Finding> findings)
    {
        var limits = ReadLimits.Default;
        var list = new FindingList(limits.MaxFindings);
        string? json = null;
        try
        {
            var root = ConfigReader.ReadTree(text.StartsWith('\uFEFF') ? text[1..] : text, format, limits, list);
            if (!list.HasErrors)
                json = Write(root);
        }
        catch (DocumentRefusedException refused)
        {
            list.Error(refused.Code, "", refused.Mark, refused.Message);
        }

        findings = list.ToFindings();
        return json;
    }

    private static string Write(DocumentNode root)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
            Write(writer, root);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, DocumentNode node)
    {
        switch (node)
        {
            case MappingNode map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key.Text);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case SequenceNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                Write(writer, scalar);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, ScalarNode scalar)
    {
        if (scalar.IsNull)
            writer.WriteNullValue();
        else if (scalar.IsBoolean)
            writer.WriteBooleanValue(bool.Parse(scalar.Text));
        else if (!scalar.IsNumber)
            writer.WriteStringValue(scalar.Text);
        else if (long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            writer.WriteNumberValue(whole);
        else if (double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real))
            writer.WriteNumberValue(real);
        else
            throw new DocumentRefusedException(FindingCodes.NotJson, scalar.Mark, $"JSON has no number {scalar.Text}; put it in quotes if it is meant as text.");
    }
}
