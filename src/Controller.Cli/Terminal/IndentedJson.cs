using System.Text.Json;
using System.Text.Json.Serialization;

namespace Controller.Cli.Terminal;

/// <summary>JSON for reading.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class IndentedJson : JsonSerializerContext;
