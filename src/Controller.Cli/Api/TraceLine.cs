using System.Globalization;
using System.Text.Json;
using Controller.Cli.Terminal;
using VppApi;
using VppApi.Inspection.Json;
using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>An entry of a recording as one line for people.</summary>
internal static class TraceLine
{
    public static Piece[] Of(TraceEntry entry, TimeSpan? latency)
    {
        var place = Piece.Quiet($"{entry.Time.UtcDateTime.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}  #{entry.Connection} ");
        return entry switch
        {
            TraceOpened opened => [place, Piece.Strong($"+ {opened.ClientName} connected")],
            TraceClosed closed => [place, Piece.Strong("- closed: "), closed.Reason],
            TraceMessage message => [place, .. OfMessage(message, latency)],
            _ => [place],
        };
    }

    private static IEnumerable<Piece> OfMessage(TraceMessage message, TimeSpan? latency)
    {
        yield return message.FromVpp ? "< " : "> ";
        yield return Piece.Strong(message.Type.Name);
        if (message.Context is { } context)
            yield return Piece.Quiet($" ctx={context}");
        if (latency is { } took)
            yield return Piece.Quiet(string.Create(CultureInfo.InvariantCulture, $" {took.TotalMilliseconds:0.###}ms"));
        if (message.Retval is < 0 and var retval)
            yield return Piece.Bad($" {VppRetval.Describe(retval)}");
        yield return Fields(message);
        if (message.Marks.HasFlag(MessageMarks.Redacted))
            yield return Piece.Change("  (secrets hidden)");
    }

    private static string Fields(TraceMessage message)
    {
        if (message.Type.Definition is not { } definition || message.Marks.HasFlag(MessageMarks.Cut))
            return "  (fields not known)";
        try
        {
            using var json = JsonDocument.Parse(MessageJsonWriter.ToText(definition, message.Bytes.Span, hideSecrets: true));
            return string.Concat(json.RootElement.EnumerateObject().Select(static field => $"  {field.Name}={Value(field.Value)}"));
        }
        catch (VppProtocolException malformed)
        {
            return $"  (malformed: {malformed.Message})";
        }
    }

    // The quotation marks of a word are noise; those of a text with blanks are not.
    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text && !text.AsSpan().ContainsAny(" \"=\n\t") => text,
        JsonValueKind.Null => "(hidden)",
        _ => value.GetRawText(),
    };
}
