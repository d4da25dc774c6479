using Microsoft.Extensions.Logging;
using VppApi.Diagnostics;
using VppApi.Events;
using VppApi.Rows;
using VppApi.Transport;

namespace VppApi.Session;

/// <summary>
/// One connection after its handshake: requests out, answers, rows and events in. Its parts by concern: <c>.Sending</c>
/// (window, encoding, coalesced writes), <c>.Receiving</c> (the reading thread), <c>.Clock</c> (deadlines and probes),
/// <c>.Closing</c> (the one door for a broken connection, and the polite way out).
/// <para>
/// One lock guards what was sent, what waits and what is to be written. It is held for the encoding of one message at
/// most; user code, decoding and system calls run without it.
/// </para>
/// </summary>
internal sealed partial class VppSession
{
    private readonly Lock _gate = new();
    private readonly UnixSocketTransport _transport;
    private readonly VppClientOptions _options;
    private readonly ILogger _logger;
    private readonly uint _clientIndex;

    /// <summary>Takes over a connection whose handshake is done.</summary>
    /// <param name="transport">The socket.</param>
    /// <param name="handshake">What VPP told.</param>
    /// <param name="options">The client's.</param>
    public VppSession(UnixSocketTransport transport, Handshake handshake, VppClientOptions options)
    {
        _transport = transport;
        _options = options;
        _clientIndex = handshake.ClientIndex;
        _logger = options.LoggerFactory.CreateLogger("VppApi");
        RowLimits = new RowLimits(options.DumpMemoryLimit, options.DumpFileLimit, options.DumpFileDirectory);
        Meters = new VppApiMeter(options.ClientName);
        Table = new MessageTable(handshake.Messages, options.Catalog, options.LateAnswers);
        Events = new EventRouter(_logger, Meters);
        _flush = new FlushWork(this);
        (_tick, _deadlineTicks, _probeTicks) = PlanTicks(options);
        _ticker = options.TimeProvider.CreateTimer(static state => ((VppSession)state!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ProcessExitGuard.Add(this);
        VppApiMeter.Add(this);
        _logger.Connected(options.SocketPath, options.ClientName, handshake.Messages.Count);
        var compatibility = Table.Compatibility;
        if (!compatibility.IsComplete) _logger.Incompatible(compatibility.Missing.Count, compatibility.CrcChanged.Count);
    }

    /// <summary>Ids of messages.</summary>
    public MessageTable Table { get; }

    /// <summary>Subscriptions.</summary>
    public EventRouter Events { get; }

    /// <summary>Counters of this connection.</summary>
    public VppApiMeter Meters { get; }

    /// <summary>Requests that may be outstanding in VPP at a time.</summary>
    public int Window => _options.Window;

    /// <summary>What one dump may keep for its consumer.</summary>
    public RowLimits RowLimits { get; }

    /// <summary>Requests that VPP has not answered.</summary>
    public int InFlight
    {
        get
        {
            lock (_gate) return _pending.Count;
        }
    }

    /// <summary>The error for a pair of messages of which at least one cannot be used.</summary>
    /// <param name="request">What would be sent.</param>
    /// <param name="answer">What would be received.</param>
    /// <returns>The error, naming the one that is missing.</returns>
    public VppMessageUnavailableException Unavailable(MessageDescriptor request, MessageDescriptor answer)
    {
        var missing = Table.TryGetId(request, out _) ? answer : request;
        return new VppMessageUnavailableException(missing, Table.CrcOf(missing.Name));
    }

    /// <summary>Takes note that a dump's rows go to a file from now on.</summary>
    /// <param name="requestName">VPP's name of the request.</param>
    public void Spilling(string requestName)
    {
        _logger.Spilling(requestName, RowLimits.Memory, RowLimits.Directory);
        Meters.Spilled(requestName);
    }

    /// <summary>Has what awaits an operation run on the pool.</summary>
    /// <param name="operation">Complete, and taken out of the session.</param>
    public static void Complete(PendingOperation operation) => ThreadPool.UnsafeQueueUserWorkItem(operation, preferLocal: false);
}
