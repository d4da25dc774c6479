namespace Controller.Api.Nodes;

/// <summary>Log events of the node's session, 1250 to 1299. Numbers are never reused.</summary>
internal static partial class NodesLog
{
    [LoggerMessage(1250, LogLevel.Information, "Connected to VPP {Version} at {Socket} (process {ProcessId})")]
    public static partial void Connected(ILogger logger, string version, string socket, uint processId);

    [LoggerMessage(1251, LogLevel.Warning, "VPP at {Socket} is gone: {Reason}")]
    public static partial void Disconnected(ILogger logger, string socket, string reason);

    [LoggerMessage(1252, LogLevel.Information, "No VPP at {Socket}: {Reason} Trying again, at least every five seconds")]
    public static partial void ConnectFailed(ILogger logger, string socket, string reason);

    [LoggerMessage(1253, LogLevel.Warning, "With this VPP: {Missing}")]
    public static partial void FeatureMissing(ILogger logger, string missing);

    [LoggerMessage(1254, LogLevel.Warning, "VPP differs from Revision {Revision}: {Detail}")]
    public static partial void Drift(ILogger logger, int revision, string detail);

    [LoggerMessage(1255, LogLevel.Error, "The session with VPP failed; it begins anew")]
    public static partial void SessionFailed(ILogger logger, Exception exception);

    [LoggerMessage(1256, LogLevel.Error, "{Reason}")]
    public static partial void ReplayStopped(ILogger logger, string reason);

    [LoggerMessage(1257, LogLevel.Warning, "What VPP has could not be read again: {Reason}")]
    public static partial void ReadFailed(ILogger logger, string reason);

    [LoggerMessage(1258, LogLevel.Information, "VPP matches Revision {Revision}")]
    public static partial void InSync(ILogger logger, int revision);
}
