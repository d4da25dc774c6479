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
}
