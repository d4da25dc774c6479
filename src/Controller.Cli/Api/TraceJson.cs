using System.Text;
using System.Text.Json;
using VppApi;
using VppApi.Inspection.Json;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>An entry of a recording as one line of JSON.</summary>
internal static class TraceJson
{
    public static string Write(TraceEntry entry, TimeSpan? latency)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonForm.Options))
        {
            json.WriteStartObject();
            json.WriteString("time", entry.Time.UtcDateTime);
            json.WriteNumber("connection", entry.Connection);
            switch (entry)
            {
                case TraceOpened opened:
                    json.WriteString("opened", opened.ClientName);
                    break;
                case TraceClosed closed:
                    json.WriteString("closed", closed.Reason);
                    break;
                case TraceMessage message:
                    WriteMessage(json, message, latency);
                    break;
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteMessage(Utf8JsonWriter json, TraceMessage message, TimeSpan? latency)
    {
        json.WriteString("from", message.FromVpp ? "vpp" : "client");
        json.WriteString("message", message.Type.Name);
        if (message.Context is { } context)
            json.WriteNumber("context", context);
        if (latency is { } took)
            json.WriteNumber("latency_us", (long)took.TotalMicroseconds);
        if (message.Retval is { } retval)
        {
            json.WriteNumber("retval", retval);
            if (VppRetval.NameOf(retval) is { } name)
                json.WriteString("error", name);
        }

        if (message.Marks.HasFlag(MessageMarks.Redacted))
            json.WriteBoolean("redacted", true);
        if (message.Type.Definition is not { } definition || message.Marks.HasFlag(MessageMarks.Cut))
            return;
        try
        {
            var fields = MessageJsonWriter.ToText(definition, message.Bytes.Span, hideSecrets: true);
            json.WritePropertyName("fields");
            json.WriteRawValue(fields, skipInputValidation: true);
        }
        catch (VppProtocolException malformed)
        {
            json.WriteString("malformed", malformed.Message);
        }
    }
}
