using Controller.Stats.Counters;
using Controller.Stats.Segment;

namespace Controller.Stats;

/// <summary>
/// Notices that the VPP behind a segment is gone, although the segment stays readable: nothing in it moves any more. For one
/// caller at a time, who asks every now and then.
/// </summary>
/// <remarks>
/// A new VPP makes a new socket, which is noticed at the next check. A VPP that was killed and not started again leaves its socket
/// behind; then only the heartbeat tells, and that moves once in <c>statseg { update-interval }</c>, 10 seconds unless told
/// otherwise, and that nobody listens at the socket: a VPP whose main thread is busy for minutes is not dead. (The binary API's connection breaks at once; whoever has one knows earlier.)
/// </remarks>
public sealed class VppRestartDetector
{
    /// <summary>Three and a half of VPP's default update intervals.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(35);

    private readonly StatsSegment _segment;
    private readonly SystemCounterReader _reader;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _patience;
    private DateTimeOffset? _bootTime;
    private ulong _heartbeat;
    private long _movedAt;

    // When somebody was last seen to listen although the heartbeat stood still.
    private long? _listenedAt;

    /// <summary>Begins to watch.</summary>
    /// <param name="segment">The segment. It stays the caller's.</param>
    /// <param name="clock">The system's when null.</param>
    /// <param name="patience">How long the heartbeat may stand still; <see cref="DefaultPatience"/> when null.</param>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public VppRestartDetector(StatsSegment segment, TimeProvider? clock = null, TimeSpan? patience = null)
    {
        _segment = segment;
        _reader = new SystemCounterReader(segment);
        _clock = clock ?? TimeProvider.System;
        _patience = patience ?? DefaultPatience;
        var system = _reader.Read();
        _heartbeat = system.Heartbeat;
        _bootTime = system.BootTime;
        _movedAt = _clock.GetTimestamp();
    }

    /// <summary>How long the heartbeat has stood still.</summary>
    public TimeSpan SinceHeartbeat => _clock.GetElapsedTime(_movedAt);

    /// <summary>Looks.</summary>
    /// <returns>What speaks for a restart, the surest first.</returns>
    /// <exception cref="StatsException">The segment could not be read.</exception>
    public RestartEvidence Check()
    {
        if (StatsNative.GetIdentity(_segment.SocketPath, out var identity) != 0) return RestartEvidence.SocketRemoved;
        if (identity != _segment.SocketIdentity) return RestartEvidence.SocketReplaced;

        var system = _reader.Read();
        // VPP writes the boot time with its first heartbeat, a moment after it opens the socket.
        _bootTime ??= system.BootTime;
        if (system.BootTime != _bootTime) return RestartEvidence.BootTimeChanged;
        if (system.Heartbeat == _heartbeat)
        {
            if (SinceHeartbeat <= _patience || (_listenedAt is { } seen && _clock.GetElapsedTime(seen) <= _patience)) return RestartEvidence.None;
            // A long command on VPP's main thread stops the heartbeat too, while its workers go on counting.
            if (!StatsSocket.IsListening(_segment.SocketPath)) return RestartEvidence.HeartbeatStopped;
            _listenedAt = _clock.GetTimestamp();
            return RestartEvidence.None;
        }
        _heartbeat = system.Heartbeat;
        _movedAt = _clock.GetTimestamp();
        return RestartEvidence.None;
    }
}
