using Microsoft.Extensions.Logging;

namespace VppApi.Diagnostics;

/// <summary>Everything this library logs, under the category <c>VppApi</c>. Event ids are never given to another message.</summary>
internal static partial class VppApiLog
{
    [LoggerMessage(1, LogLevel.Information, "Connected to VPP at {SocketPath} as {ClientName}; it has {MessageCount} messages")]
    public static partial void Connected(this ILogger logger, string socketPath, string clientName, int messageCount);

    [LoggerMessage(2, LogLevel.Information, "Closed the connection to VPP at {SocketPath}")]
    public static partial void Closed(this ILogger logger, string socketPath);

    [LoggerMessage(3, LogLevel.Warning, "The connection to VPP at {SocketPath} broke; {PendingCount} pending calls failed")]
    public static partial void Broken(this ILogger logger, Exception reason, string socketPath, int pendingCount);

    [LoggerMessage(4, LogLevel.Information, "This VPP lacks {MissingCount} messages of the set that this client was made for, and has {ChangedCount} with another layout")]
    public static partial void Incompatible(this ILogger logger, int missingCount, int changedCount);

    [LoggerMessage(5, LogLevel.Warning, "VPP dropped {RequestName} without an answer")]
    public static partial void Dropped(this ILogger logger, string requestName);

    [LoggerMessage(6, LogLevel.Warning, "VPP did not answer {RequestName} within {Deadline}")]
    public static partial void TimedOut(this ILogger logger, string requestName, TimeSpan deadline);

    [LoggerMessage(7, LogLevel.Debug, "Nothing came for {RequestName}: asking VPP with a ping whether it dropped it")]
    public static partial void Probing(this ILogger logger, string requestName);

    [LoggerMessage(8, LogLevel.Debug, "VPP answered {RequestName} after its caller had given it up")]
    public static partial void LateAnswer(this ILogger logger, string requestName);

    [LoggerMessage(9, LogLevel.Debug, "Nobody waits for {MessageName} with context {Context:x8}")]
    public static partial void Unclaimed(this ILogger logger, string messageName, uint context);

    [LoggerMessage(10, LogLevel.Warning, "VPP answered {RequestName} with {MessageName}, which is not its reply")]
    public static partial void UnexpectedAnswer(this ILogger logger, string requestName, string messageName);

    [LoggerMessage(11, LogLevel.Warning, "An event {EventName} could not be read")]
    public static partial void UnreadableEvent(this ILogger logger, Exception error, string eventName);

    [LoggerMessage(12, LogLevel.Warning, "VPP at {SocketPath} did not confirm that this client leaves")]
    public static partial void DeleteUnanswered(this ILogger logger, string socketPath);

    [LoggerMessage(13, LogLevel.Warning, "VPP answered {Response} when this client left; 1 was expected")]
    public static partial void DeleteRefused(this ILogger logger, int response);

    [LoggerMessage(14, LogLevel.Information, "The consumer of {RequestName} is slow: rows beyond {MemoryLimit} bytes wait in a file in {Directory}")]
    public static partial void Spilling(this ILogger logger, string requestName, long memoryLimit, string directory);

    [LoggerMessage(15, LogLevel.Warning, "There is no connection to VPP at {SocketPath}; attempts go on for ever")]
    public static partial void NotConnected(this ILogger logger, Exception error, string socketPath);

    [LoggerMessage(16, LogLevel.Debug, "Attempt {Attempt} to connect to VPP at {SocketPath} failed: {Reason}")]
    public static partial void StillNotConnected(this ILogger logger, string socketPath, int attempt, string reason);

    [LoggerMessage(17, LogLevel.Warning, "VPP at {SocketPath} has not answered for {Time}: its main thread is busy; the connection stays")]
    public static partial void Unresponsive(this ILogger logger, string socketPath, TimeSpan time);

    [LoggerMessage(18, LogLevel.Information, "VPP at {SocketPath} answers again, {Time} after that was noticed")]
    public static partial void ResponsiveAgain(this ILogger logger, string socketPath, TimeSpan time);
}
