namespace Controller.Api.Storage;

/// <summary>Hands on what PostgreSQL writes to the server's log, with its severity.</summary>
internal sealed class PostgresOutput(ILogger log)
{
    private volatile string? _lastFatal;

    /// <summary>The last FATAL or PANIC line that is not about one client; null when there was none.</summary>
    public string? LastFatal => _lastFatal;

    /// <summary>Reads to the end of the stream.</summary>
    public async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            var level = LevelOf(line);
            if (level == LogLevel.Critical && !line.Contains("terminating connection", StringComparison.Ordinal)
                && !line.Contains("the database system is", StringComparison.Ordinal))
                _lastFatal = line;
            StorageLog.PostgresSaid(log, level, line);
        }
    }

    // Lines that continue another (DETAIL, HINT, …) are as loud as a warning at most.
    private static LogLevel LevelOf(string line) => line.Split(':', 2)[0] switch
    {
        "PANIC" or "FATAL" => LogLevel.Critical,
        "ERROR" => LogLevel.Error,
        "WARNING" => LogLevel.Warning,
        "postgres" => LogLevel.Critical, // Before its log is set up: "postgres: could not access …"
        _ => LogLevel.Debug,
    };
}
