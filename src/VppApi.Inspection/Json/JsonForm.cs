using System.Text.Encodings.Web;
using System.Text.Json;

namespace VppApi.Inspection.Json;

/// <summary>What reading and writing agree on.</summary>
public static class JsonForm
{
    /// <summary>The key of bytes that have no better form: <c>{"hex": "0a00"}</c>.</summary>
    public const string HexKey = "hex";

    /// <summary>How JSON is written: one line, and letters of all languages as they are.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
