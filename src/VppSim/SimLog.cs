using Microsoft.Extensions.Logging;

namespace VppSim;

internal static partial class SimLog
{
    [LoggerMessage(1, LogLevel.Warning, "message id {Id} is not in the table: dropped without an answer")]
    public static partial void UnknownMessage(ILogger logger, int id);

    [LoggerMessage(2, LogLevel.Warning, "truncated message {Name}: {Length} of {Needed} bytes: dropped without an answer")]
    public static partial void Truncated(ILogger logger, string name, int length, int needed);

    [LoggerMessage(3, LogLevel.Warning, "{Name} has another client's index: dropped without an answer")]
    public static partial void WrongClient(ILogger logger, string name);

    [LoggerMessage(4, LogLevel.Warning, "{Name} is malformed: dropped without an answer")]
    public static partial void Malformed(ILogger logger, string name, Exception exception);

    [LoggerMessage(5, LogLevel.Debug, "stopped listening")]
    public static partial void StoppedListening(ILogger logger);

    [LoggerMessage(6, LogLevel.Debug, "client {Index:x8} went away: {Reason}")]
    public static partial void ClientGone(ILogger logger, uint index, string reason);

    [LoggerMessage(7, LogLevel.Information, "simulated VPP {Version} at {ApiSocket}, stats at {StatsSocket}: no packet is moved")]
    public static partial void Started(ILogger logger, string version, string apiSocket, string statsSocket);
}
