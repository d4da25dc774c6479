using System.Text.Json;

namespace VppApi.Inspection.Recording;

/// <summary>What was recorded, when and by whom.</summary>
/// <param name="Recorder">The program that recorded, with its version.</param>
/// <param name="Socket">VPP's API socket.</param>
/// <param name="Started">When the recording began.</param>
public sealed record RecordingInfo(string Recorder, string Socket, DateTimeOffset Started)
{
    internal byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("recorder", Recorder);
            json.WriteString("socket", Socket);
            json.WriteString("started", Started);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <exception cref="JsonException">It is no such description.</exception>
    internal static RecordingInfo FromJson(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;
        return new RecordingInfo(Text(root, "recorder"), Text(root, "socket"), root.TryGetProperty("started", out var started) && started.TryGetDateTimeOffset(out var at) ? at : default);
    }

    private static string Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : string.Empty;
}
