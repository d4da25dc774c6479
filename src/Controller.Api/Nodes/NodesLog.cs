namespace Controller.Api.Nodes;

/// <summary>Log events of the node's session, 1450 to 1499. Numbers are never reused.</summary>
internal static partial class NodesLog
{
    [LoggerMessage(1450, LogLevel.Information, "Connected to VPP {Version} at {Socket} (process {ProcessId})")]
    public static partial void Connected(ILogger logger, string version, string socket, uint processId);

    [LoggerMessage(1451, LogLevel.Warning, "VPP at {Socket} is gone: {Reason}")]
    public static partial void Disconnected(ILogger logger, string socket, string reason);

    [LoggerMessage(1452, LogLevel.Information, "No VPP at {Socket}: {Reason} Trying again, at least every five seconds")]
    public static partial void ConnectFailed(ILogger logger, string socket, string reason);

    [LoggerMessage(1453, LogLevel.Warning, "With this VPP: {Missing}")]
    public static partial void FeatureMissing(ILogger logger, string missing);

    [LoggerMessage(1454, LogLevel.Warning, "VPP differs from Revision {Revision}: {Detail}")]
    public static partial void Drift(ILogger logger, int revision, string detail);

    [LoggerMessage(1455, LogLevel.Error, "The session with VPP failed; it begins anew")]
    public static partial void SessionFailed(ILogger logger, Exception exception);

    [LoggerMessage(1456, LogLevel.Error, "{Reason}")]
    public static partial void ReplayStopped(ILogger logger, string reason);

    [LoggerMessage(1457, LogLevel.Warning, "What VPP has could not be read again: {Reason}")]
    public static partial void ReadFailed(ILogger logger, string reason);

    [LoggerMessage(1459, LogLevel.Warning, "{Comment}")]
    public static partial void Reverting(ILogger logger, string comment);

    [LoggerMessage(1458, LogLevel.Information, "VPP matches Revision {Revision}")]
    public static partial void InSync(ILogger logger, int revision);
}
