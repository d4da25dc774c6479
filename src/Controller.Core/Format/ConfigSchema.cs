using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Controller.Core.Format;

/// <summary>
/// The file format as the reader knows it, for others: as JSON Schema for editors and as a reference for people. Both are made from the
/// same description by which documents are read, so they cannot disagree with it.
/// </summary>
public static class ConfigSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Lazy<string> Json = new(WriteJsonSchema);

    private static readonly Lazy<string> Markdown = new(() => new ReferenceWriter().Write());

    /// <summary>The version of the file format.</summary>
    public static int Version => DocumentFormat.Version;

    /// <summary>The JSON Schema (draft 2020-12) of a document.</summary>
    public static string JsonSchema => Json.Value;

    /// <summary>The reference of the file format, in Markdown.</summary>
    public static string Reference => Markdown.Value;

    private static string WriteJsonSchema()
    {
        var definitions = new JsonObject();
        var document = DocumentFormat.Document.Shape.ToDefinition(definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:vppilot:config:{Version}",
        };
        foreach (var (word, value) in document)
            schema[word] = value?.DeepClone();
        schema["title"] = $"VPPilot desired state, version {Version}";
        schema["$defs"] = definitions;
        return schema.ToJsonString(Readable) + "\n";
    }
}
