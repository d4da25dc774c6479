using System.Text.Json;
using System.Text.Json.Serialization;

namespace Controller.Cli.Server;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VersionView))]
internal sealed partial class VersionJsonContext : JsonSerializerContext;
