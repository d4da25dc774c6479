using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>How long VPP took: from a request to the first that answers it.</summary>
internal sealed class TraceLatencies
{
    private readonly Dictionary<(int Connection, uint Context), TraceMessage> _open = [];

    /// <summary>Takes note of a message.</summary>
    /// <returns>Of a first answer: the request, and the time since it. Else null.</returns>
    public (TraceMessage Request, TimeSpan Latency)? Note(TraceMessage message)
    {
        if (message.Context is not { } context)
            return null;
        var key = (message.Connection, context);
        if (!message.FromVpp)
        {
            _open[key] = message;
            return null;
        }

        return _open.Remove(key, out var request) ? (request, message.Time - request.Time) : null;
    }
}
