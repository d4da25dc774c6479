using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using VppApi.Session;

namespace VppApi.Diagnostics;

/// <summary>Metrics of one connection, in the meter <c>VppApi</c>. An instrument that nobody listens to costs a look at a flag.</summary>
/// <param name="clientName">Goes with every value as <c>vpp.client</c>.</param>
internal sealed class VppApiMeter(string clientName)
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "VppApi";

    private static readonly Meter Source = new(MeterName);
    private static readonly ConcurrentDictionary<VppSession, bool> Sessions = new();
    private static readonly Counter<long> Requests = Source.CreateCounter<long>("vppapi.requests", "{request}", "Requests sent.");
    private static readonly Counter<long> Replies = Source.CreateCounter<long>("vppapi.replies", "{reply}", "Requests, dumps and stream pages that were answered.");
    private static readonly Counter<long> Errors = Source.CreateCounter<long>("vppapi.errors", "{reply}", "Replies with a negative retval.");
    private static readonly Counter<long> DroppedRequests = Source.CreateCounter<long>("vppapi.dropped", "{request}", "Requests that VPP dropped without an answer.");
    private static readonly Counter<long> Timeouts = Source.CreateCounter<long>("vppapi.timeouts", "{request}", "Requests whose deadline passed.");
    private static readonly Counter<long> BytesSent = Source.CreateCounter<long>("vppapi.sent", "By", "Bytes of requests.");
    private static readonly Counter<long> BytesReceived = Source.CreateCounter<long>("vppapi.received", "By", "Bytes from VPP.");
    private static readonly Counter<long> EventsLost = Source.CreateCounter<long>("vppapi.events.lost", "{event}", "Events that a slow consumer missed or that could not be read.");
    private static readonly Counter<long> DumpsSpilled = Source.CreateCounter<long>("vppapi.dumps.spilled", "{dump}", "Dumps whose consumer was so slow that rows went to a file.");
    private static readonly Histogram<double> Duration = Source.CreateHistogram<double>("vppapi.request.duration", "s", "From call to answer, waiting for a place in the window included.");

    private readonly KeyValuePair<string, object?> _client = new("vpp.client", clientName);

    static VppApiMeter() => Source.CreateObservableUpDownCounter("vppapi.in_flight",
        static () => Sessions.Keys.Select(static session => new Measurement<long>(session.InFlight, session.Meters._client)),
        "{request}", "Requests that VPP has not answered.");

    /// <summary>Counts a session's requests in flight.</summary>
    /// <param name="session">Just connected.</param>
    public static void Add(VppSession session) => Sessions[session] = true;

    /// <summary>The session has ended.</summary>
    /// <param name="session">Added before.</param>
    public static void Remove(VppSession session) => Sessions.TryRemove(session, out _);

    /// <summary>A moment for <see cref="RecordDuration"/>.</summary>
    /// <returns>0 when nobody listens.</returns>
    public static long StartTimestamp() => Duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Notes how long a call took.</summary>
    /// <param name="start">From <see cref="StartTimestamp"/>.</param>
    /// <param name="request">VPP's name of the request.</param>
    public static void RecordDuration(long start, string request)
    {
        if (start != 0) Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, Tag("vpp.message", request));
    }

    /// <summary>A request goes out.</summary>
    /// <param name="bytes">With its frame.</param>
    public void Request(int bytes)
    {
        if (Requests.Enabled) Requests.Add(1, _client);
        if (BytesSent.Enabled) BytesSent.Add(bytes, _client);
    }

    /// <summary>Bytes came.</summary>
    /// <param name="bytes">How many.</param>
    public void Received(int bytes)
    {
        if (BytesReceived.Enabled) BytesReceived.Add(bytes, _client);
    }

    /// <summary>A request was answered.</summary>
    public void Reply()
    {
        if (Replies.Enabled) Replies.Add(1, _client);
    }

    /// <summary>An answer was a refusal.</summary>
    /// <param name="request">VPP's name of the request.</param>
    /// <param name="retval">VPP's result code.</param>
    public void Error(string request, int retval)
    {
        if (Errors.Enabled) Errors.Add(1, _client, Tag("vpp.message", request), Tag("vpp.retval", VppRetval.Describe(retval)));
    }

    /// <summary>VPP dropped a request.</summary>
    /// <param name="request">VPP's name of it.</param>
    public void Dropped(string request)
    {
        if (DroppedRequests.Enabled) DroppedRequests.Add(1, _client, Tag("vpp.message", request));
    }

    /// <summary>A deadline passed.</summary>
    /// <param name="request">VPP's name of the request.</param>
    public void TimedOut(string request)
    {
        if (Timeouts.Enabled) Timeouts.Add(1, _client, Tag("vpp.message", request));
    }

    /// <summary>An event was lost.</summary>
    /// <param name="name">VPP's name of it.</param>
    public void EventLost(string name)
    {
        if (EventsLost.Enabled) EventsLost.Add(1, _client, Tag("vpp.message", name));
    }

    /// <summary>A dump's rows go to a file.</summary>
    /// <param name="request">VPP's name of the request.</param>
    public void Spilled(string request)
    {
        if (DumpsSpilled.Enabled) DumpsSpilled.Add(1, _client, Tag("vpp.message", request));
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
