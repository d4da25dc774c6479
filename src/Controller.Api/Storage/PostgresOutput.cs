namespace Controller.Api.Storage;

/// <summary>Hands on what PostgreSQL writes to the server's log, with its severity.</summary>
internal sealed class PostgresOutput(ILogger log)
{
    // FATAL for one client, which is told the same and tries again: no news.
    private static readonly string[] AboutClients = ["terminating connection", "the database system is", "connection to client lost"];

    private volatile string? _lastFatal;

    /// <summary>The last line that says why PostgreSQL ended; null when there was none.</summary>
    public string? LastFatal => _lastFatal;

    /// <summary>Reads to the end of the stream.</summary>
    public async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            var level = LevelOf(line);
            if (level == LogLevel.Critical)
                _lastFatal = line;
            StorageLog.PostgresSaid(log, level, line);
        }
    }

    // What continues another line (DETAIL, HINT, STATEMENT) is for whoever looks closer.
    private static LogLevel LevelOf(string line) => line.Split(':', 2)[0] switch
    {
        "FATAL" when Array.Exists(AboutClients, line.Contains) => LogLevel.Debug,
        "FATAL" or "PANIC" => LogLevel.Critical,
        "postgres" => LogLevel.Critical, // Before its log is set up: "postgres: could not access …"
        "ERROR" => LogLevel.Error,
        "WARNING" => LogLevel.Warning,
        _ => LogLevel.Debug,
    };
}
