using System.Diagnostics;
using System.Runtime.InteropServices;
using Controller.Stats.Segment;
using Controller.Stats.Values;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats;

/// <summary>
/// VPP's statistics, read from the memory that VPP shares: VPP takes no part in it and does not notice. Thread-safe; a read
/// that runs while this is disposed finishes first.
/// </summary>
/// <remarks>
/// A segment belongs to one run of one VPP. When that VPP is gone the memory stays readable and stands still:
/// <see cref="VppRestartDetector"/> tells, and a new connection is the only way to the next VPP.
/// </remarks>
public sealed class StatsSegment : IDisposable
{
    private const int StructuralAttempts = 3;
    private readonly Lock _growth = new();
    private volatile SegmentMemory _memory;
    private readonly StatsSegmentOptions _options;
    private volatile bool _disposed;

    private StatsSegment(SegmentMemory memory, string socketPath, FileIdentity socketIdentity, StatsSegmentOptions options)
    {
        _memory = memory;
        SocketPath = socketPath;
        SocketIdentity = socketIdentity;
        _options = options;
    }

    /// <summary>The socket that the segment came from.</summary>
    public string SocketPath { get; }

    /// <summary>Size of the segment in bytes: VPP's <c>statseg { size }</c>.</summary>
    public ulong Size => _memory.Length;

    /// <summary>
    /// True when counters are read where VPP writes them; false when they are copied first, because the kernel does not guarantee
    /// that the segment keeps its size (hugepages, or no VPP).
    /// </summary>
    public bool IsMapped => _memory.Copy is null;

    /// <summary>Which file the socket was when the segment came from it.</summary>
    internal FileIdentity SocketIdentity { get; }

    /// <summary>Asks VPP for its segment and opens it.</summary>
    /// <param name="socketPath">The socket, <c>/run/vpp/stats.sock</c> as a rule.</param>
    /// <param name="cancellationToken">Ends the wait for VPP.</param>
    /// <returns>The segment; dispose it.</returns>
    /// <exception cref="StatsConnectionException">Nobody listens, or no segment came.</exception>
    /// <exception cref="StatsSegmentException">What came is no segment, or one of another version.</exception>
    /// <exception cref="StatsBusyException">The segment stayed locked.</exception>
    public static Task<StatsSegment> ConnectAsync(string socketPath, CancellationToken cancellationToken)
        => ConnectAsync(socketPath, StatsSegmentOptions.Default, cancellationToken);

    /// <inheritdoc cref="ConnectAsync(string, CancellationToken)"/>
    /// <param name="socketPath">The socket.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Ends the wait for VPP.</param>
    public static async Task<StatsSegment> ConnectAsync(string socketPath, StatsSegmentOptions options, CancellationToken cancellationToken)
    {
        // Taken before the segment: when the socket is replaced in between, the first check for a restart notices.
        var error = StatsNative.GetIdentity(socketPath, out var identity);
        if (error != 0)
            throw new StatsConnectionException($"Cannot connect to the stats socket {socketPath}: {Marshal.GetPInvokeErrorMessage(error)}.");
        var file = await StatsSocket.ReceiveSegmentAsync(socketPath, cancellationToken).ConfigureAwait(false);
        return Open(file, socketPath, identity, options);
    }

    /// <summary>Opens a segment and checks that it is one.</summary>
    /// <param name="file">The descriptor; taken over, also when it fails.</param>
    /// <param name="socketPath">Where it came from.</param>
    /// <param name="identity">Which file that was.</param>
    /// <param name="options">How to read.</param>
    /// <returns>The segment.</returns>
    /// <exception cref="StatsException">It is none that can be read.</exception>
    internal static StatsSegment Open(SafeFileHandle file, string socketPath, FileIdentity identity, StatsSegmentOptions options)
    {
        var segment = new StatsSegment(SegmentMemory.Open(file), socketPath, identity, options);
        try
        {
            // Checks the version and that the directory is where it says.
            segment.Execute(default(NothingRead));
            return segment;
        }
        catch
        {
            segment.Dispose();
            throw;
        }
    }

    /// <summary>Copies one entry of any type, symlinks followed.</summary>
    /// <param name="name">The exact name, for example <c>/if/rx</c>.</param>
    /// <returns>The entry; null when there is none of that name.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    /// <remarks>For one look. What is read again and again has readers that do not allocate.</remarks>
    public StatsValue? Find(string name)
    {
        var read = new FindRead(name);
        Execute(read);
        return read.Value;
    }

    /// <summary>Lists the directory.</summary>
    /// <param name="prefix">The beginning of the names, for example <c>/mem/</c>; empty for all of them, which are thousands.</param>
    /// <returns>The entries in the directory's order, free slots left out.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public IReadOnlyList<StatsDirectoryEntry> List(string prefix = "")
    {
        var read = new ListRead(prefix);
        Execute(read);
        return read.Entries;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The handle alone would let new readers in for as long as old ones overlap with them.
        lock (_growth)
        {
            _disposed = true;
            _memory.Dispose();
        }
    }

    /// <summary>
    /// Runs a read until VPP did not change the structure during it. The writer's protocol (vlib_stats_segment_lock/unlock) is:
    /// in_progress = 1, change, epoch + 1, in_progress = 0.
    /// </summary>
    /// <param name="read">What to do with the segment.</param>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    /// <exception cref="ObjectDisposedException">The segment was disposed.</exception>
    /// <remarks>
    /// Some changes do not follow the protocol (vlib_stats_add_symlink moves the directory without a word), so that even an
    /// undisturbed look at nonsense is repeated before it is reported.
    /// </remarks>
    internal void Execute<TRead>(TRead read)
        where TRead : IStatsRead
    {
        for (var grown = 0; ; grown++)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var memory = _memory;
            var held = false;
            try
            {
                try
                {
                    memory.DangerousAddRef(ref held);
                }
                catch (ObjectDisposedException) when (!ReferenceEquals(memory, _memory))
                {
                    // Another reader has just taken the grown segment.
                    continue;
                }
                if (memory.Copy is null)
                {
                    ReadUndisturbed(memory, read);
                    return;
                }
                lock (memory.Copy)
                    ReadUndisturbed(memory, read);
                return;
            }
            catch (StatsSegmentException error) when (error.Error == StatsSegmentError.OutOfBounds && grown < StructuralAttempts && TakeGrown(memory))
            {
                // What lay outside may lie inside now.
            }
            finally
            {
                if (held) memory.DangerousRelease();
            }
        }
    }

    private void ReadUndisturbed<TRead>(SegmentMemory memory, TRead read)
        where TRead : IStatsRead
    {
        var started = Stopwatch.GetTimestamp();
        var failures = 0;
        while (true)
        {
            var epoch = WaitForQuiet(memory, started);
            try
            {
                var access = new SegmentAccess(memory, epoch);
                read.Read(ref access);
                if (access.IsUndisturbed()) return;
            }
            catch (StatsSegmentException exception) when (!IsWorthAnotherLook(exception, memory, epoch, ref failures))
            {
                throw;
            }
            catch (StatsSegmentException)
            {
                // Nonsense read while VPP was changing the structure: the next look decides.
            }
            ThrowIfLate(started, inProgress: false);
        }
    }

    /// <summary>VPP's segment keeps its size for life; should one grow all the same, it is taken again, whole.</summary>
    private bool TakeGrown(SegmentMemory memory)
    {
        lock (_growth)
        {
            if (!ReferenceEquals(memory, _memory)) return true;
            if (_disposed || !memory.TryTakeGrown(out var grown)) return false;
            _memory = grown;
        }
        memory.Dispose();
        return true;
    }

    private static bool IsWorthAnotherLook(StatsSegmentException exception, SegmentMemory memory, ulong epoch, ref int failures)
    {
        if (exception.Error is StatsSegmentError.UnsupportedVersion or StatsSegmentError.TooSmall) return false;
        Volatile.ReadBarrier();
        var disturbed = memory.ReadNow(SegmentLayout.InProgressOffset) != 0 || memory.ReadNow(SegmentLayout.EpochOffset) != epoch;
        return disturbed || ++failures < StructuralAttempts;
    }

    private ulong WaitForQuiet(SegmentMemory memory, long started)
    {
        var spinner = default(SpinWait);
        while (memory.ReadNow(SegmentLayout.InProgressOffset) != 0)
        {
            spinner.SpinOnce();
            ThrowIfLate(started, inProgress: true);
        }
        return memory.ReadNow(SegmentLayout.EpochOffset);
    }

    private void ThrowIfLate(long started, bool inProgress)
    {
        var waited = Stopwatch.GetElapsedTime(started);
        if (waited > _options.BusyTimeout) throw new StatsBusyException(waited, inProgress);
    }

    private readonly struct NothingRead : IStatsRead
    {
        public void Read(ref SegmentAccess access)
        {
        }
    }
}
