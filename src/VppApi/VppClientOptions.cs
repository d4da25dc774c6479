using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VppApi.Session;

namespace VppApi;

/// <summary>How a <see cref="VppClient"/> connects and what it allows itself.</summary>
public sealed record VppClientOptions
{
    /// <summary>Where VPP listens (<c>socksvr { socket-name … }</c>).</summary>
    public string SocketPath { get; init; } = "/run/vpp/api.sock";

    /// <summary>The name in <c>show api clients</c>; at most 63 bytes of UTF-8.</summary>
    public string ClientName { get; init; } = "vppilot";

    /// <summary>How long connecting and the handshake may take together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a call may take from when it is made, waiting for a place in the window included; for a dump, how long
    /// VPP may be silent. Then it fails with <see cref="TimeoutException"/>. <see cref="Timeout.InfiniteTimeSpan"/> = no limit.
    /// Kept with a coarse clock: a call ends never before its deadline, and up to a tenth of it (at most 100 ms) later.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long requests may be outstanding with nothing sent behind them, before a <c>control_ping</c> is sent to learn
    /// whether VPP dropped them.
    /// </summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Requests that may be outstanding in VPP at a time (1 to 32768); more wait here, in order. VPP has no back-pressure of
    /// its own and a few thousand can run it out of memory.
    /// </summary>
    public int Window { get; init; } = 256;

    /// <summary>Bytes that one received message may have.</summary>
    public int MaxFrameSize { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Bytes of rows that one dump keeps in memory for a consumer that is slower than VPP. What comes beyond it is written to a
    /// file and read back when its turn comes; order is kept. While the disk is slower than VPP up to 256 MiB more wait for it.
    /// </summary>
    public long DumpMemoryLimit { get; init; } = 16L * 1024 * 1024;

    /// <summary>
    /// Bytes of rows that one dump may have in its file; 0 = no file. When a dump has no place left for a row it fails with
    /// <see cref="VppDumpOverflowException"/>, alone; no row is ever lost in silence.
    /// </summary>
    public long DumpFileLimit { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>
    /// Where that file is made, when it is needed: readable by this user only, and without a name as soon as it is open. On a disk,
    /// not in memory.
    /// </summary>
    public string DumpFileDirectory { get; init; } = Directory.Exists("/var/tmp") ? "/var/tmp" : Path.GetTempPath();

    /// <summary>Events that one subscription may keep for a slow consumer; the oldest goes first.</summary>
    public int EventQueueCapacity { get; init; } = 4096;

    /// <summary>
    /// Messages that this client was made for, usually the generated <c>MessageCatalog.All</c>: what
    /// <see cref="VppClient.Compatibility"/> compares with the connected VPP. Other messages can be sent all the same.
    /// </summary>
    public IReadOnlyList<MessageDescriptor> Catalog { get; init; } = [];

    /// <summary>
    /// Names of requests that VPP may answer after later ones; an answer to a later request says nothing about them. To be
    /// set only for plugins that are not VPP's own.
    /// </summary>
    public IReadOnlySet<string> LateAnswers { get; init; } = KnownLateAnswers.Names;

    /// <summary>
    /// Where the code that awaits an answer runs. False: on the thread pool; only when nothing else is outstanding, on the
    /// thread that read it, which saves a thread switch. True: always on that thread, the quickest for many short calls, but
    /// what each caller does next delays the others. Code that keeps the thread, or blocks it, is safe either way: after some
    /// milliseconds another thread goes on reading.
    /// </summary>
    public bool RunContinuationsOnReader { get; init; }

    /// <summary>Where to log; nowhere by default.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock behind deadlines and probes.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(SocketPath);
        ArgumentException.ThrowIfNullOrEmpty(ClientName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(System.Text.Encoding.UTF8.GetByteCount(ClientName), ControlMessages.MaximumClientName, nameof(ClientName));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ConnectTimeout, TimeSpan.Zero);
        if (Deadline != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Deadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ProbeAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Window, PendingRequests.MaximumWindow, nameof(Window));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFrameSize, 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(DumpMemoryLimit, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(DumpFileLimit, 0);
        ArgumentException.ThrowIfNullOrEmpty(DumpFileDirectory);
        ArgumentOutOfRangeException.ThrowIfLessThan(EventQueueCapacity, 1);
    }
}
