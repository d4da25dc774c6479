namespace Controller.Api.Telemetry;

/// <summary>What the sampler logs; event ids 1300 to 1399.</summary>
internal static partial class TelemetryLog
{
    [LoggerMessage(1300, LogLevel.Information, "The stats segment is connected")]
    public static partial void StatsConnected(ILogger logger);

    [LoggerMessage(1301, LogLevel.Warning, "The stats segment is lost: {Reason}")]
    public static partial void StatsLost(ILogger logger, string reason);

    [LoggerMessage(1302, LogLevel.Debug, "The stats segment is still away: {Reason}")]
    public static partial void StatsStillAway(ILogger logger, string reason);

    [LoggerMessage(1303, LogLevel.Debug, "A sample was missed: {Reason}")]
    public static partial void SampleMissed(ILogger logger, string reason);

    [LoggerMessage(1310, LogLevel.Warning, "The history of interface rates could not be written; memory keeps it, and it is tried again: {Reason}")]
    public static partial void HistoryNotWritten(ILogger logger, string reason, Exception error);

    [LoggerMessage(1311, LogLevel.Information, "The history of interface rates is written again: {Rows} rows had waited for the database")]
    public static partial void HistoryCaughtUp(ILogger logger, long rows);

    [LoggerMessage(1312, LogLevel.Debug, "Wrote {Rows} rows of interface history up to {End}")]
    public static partial void HistoryWritten(ILogger logger, int rows, DateTimeOffset end);

    [LoggerMessage(1313, LogLevel.Warning, "Keeping the history's hours failed; it is tried again: {Reason}")]
    public static partial void HistoryNotKept(ILogger logger, string reason, Exception error);
}
