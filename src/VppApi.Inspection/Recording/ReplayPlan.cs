using VppApi.Inspection.Definitions;
using VppApi.Inspection.Wire;

namespace VppApi.Inspection.Recording;

/// <summary>The requests of a recording in order, each with what came of it.</summary>
public sealed class ReplayPlan
{
    /// <summary>What only says something about the connection that was recorded.</summary>
    private static readonly string[] Passing = ["control_ping", "memclnt_keepalive", "memclnt_keepalive_reply"];

    private ReplayPlan(IReadOnlyList<ReplayRequest> requests, IReadOnlyDictionary<string, MessageDefinition> definitions)
    {
        Requests = requests;
        Definitions = definitions;
    }

    /// <summary>The requests in order.</summary>
    public IReadOnlyList<ReplayRequest> Requests { get; }

    /// <summary>What the recording says of its messages, by <c>name_crc</c>.</summary>
    internal IReadOnlyDictionary<string, MessageDefinition> Definitions { get; }

    /// <summary>Reads a recording. Of a damaged one nothing is replayed.</summary>
    /// <exception cref="TraceException">The recording is damaged.</exception>
    public static ReplayPlan Read(TraceReader trace)
    {
        var requests = new List<ReplayRequest>();
        var open = new Dictionary<(int Connection, uint Context), ReplayRequest>();
        var definitions = new Dictionary<string, MessageDefinition>(StringComparer.Ordinal);
        foreach (var message in trace.ReadToEnd().OfType<TraceMessage>())
        {
            if (message.Type.Definition is { } definition) definitions.TryAdd(message.Type.NameCrc, definition);
            if (message.FromVpp)
            {
                if (message.Context is { } context && message.Type.Definition is { } answer && open.TryGetValue((message.Connection, context), out var asked)
                    && Answers(asked.Message.Type.Definition, answer.Name))
                {
                    asked.Recorded.Take(answer, message.Bytes);
                }
            }
            else if (!Passing.Contains(message.Type.Name))
            {
                var request = new ReplayRequest(message) { NotSent = ReasonToSkip(message) };
                requests.Add(request);
                // Contexts come again after a while; the last request with one is the one that is answered.
                if (message.Context is { } context) open[(message.Connection, context)] = request;
            }
        }

        return new ReplayPlan(requests, definitions);
    }

    /// <summary>The definition of the reply to a request, as recorded; null when none was.</summary>
    public MessageDefinition? ReplyTo(ReplayRequest request)
        => request.Message.Type.Definition?.Heading.Reply is { } name ? Definitions.Values.FirstOrDefault(definition => definition.Name == name) : null;

    internal static bool Answers(MessageDefinition? request, string answer) => request is not null && (request.Heading.Reply == answer || request.Heading.Row == answer);

    private static string? ReasonToSkip(TraceMessage message)
    {
        if (message.Marks.HasFlag(MessageMarks.Redacted)) return "keys or passwords in it were hidden when it was recorded";
        if (message.Type.Definition is null || message.Marks.HasFlag(MessageMarks.Cut)) return "its fields were not known when it was recorded";
        if (message.Type.Definition.ClientIndexOffset < 0 || message.Type.Definition.ContextOffset < 0) return "it belongs to the recorded connection";
        return RequestHazards.Of(message.Type.Name);
    }
}
