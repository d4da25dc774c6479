namespace Controller.Stats;

/// <summary>Why a segment is thought to belong to a VPP that is gone.</summary>
public enum RestartEvidence
{
    /// <summary>It is not: VPP is alive as far as can be seen.</summary>
    None,

    /// <summary>The socket's path leads to another file than the segment came from: a new VPP listens there.</summary>
    SocketReplaced,

    /// <summary>The socket is gone: VPP has ended in good order, and none has started since.</summary>
    SocketRemoved,

    /// <summary>The time of VPP's start in the segment is another one than before.</summary>
    BootTimeChanged,

    /// <summary>The heartbeat has stood still for too long and nobody listens at the socket: VPP was killed.</summary>
    HeartbeatStopped,
}
