namespace Controller.Api.Storage;

/// <summary>What the store logs; event ids 1100 to 1199.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1100, LogLevel.Information, "The database is available")]
    public static partial void DatabaseAvailable(ILogger logger);

    [LoggerMessage(EventId = 1101, Message = "The database is not available: {Reason}")]
    public static partial void DatabaseUnavailable(ILogger logger, LogLevel level, string reason);

    [LoggerMessage(1102, LogLevel.Error, "Checking the database failed")]
    public static partial void MonitorFailed(ILogger logger, Exception error);

    [LoggerMessage(1103, LogLevel.Information, "Applied migration {Name}")]
    public static partial void Migrated(ILogger logger, string name);

    [LoggerMessage(1110, LogLevel.Information, "Making a private PostgreSQL {Major} in {Path}")]
    public static partial void CreatingCluster(ILogger logger, string path, int major);

    [LoggerMessage(1111, LogLevel.Information, "Started the private PostgreSQL {Major} (pid {Pid}) on {Path}")]
    public static partial void PostgresStarted(ILogger logger, int pid, int major, string path);

    [LoggerMessage(1112, LogLevel.Warning, "The private PostgreSQL (pid {Pid}) ended with exit code {ExitCode}")]
    public static partial void PostgresEnded(ILogger logger, int pid, int exitCode);

    [LoggerMessage(1113, LogLevel.Warning, "The private PostgreSQL (pid {Pid}) does not stop on signal {Signal}")]
    public static partial void PostgresDoesNotStop(ILogger logger, int pid, int signal);

    [LoggerMessage(1114, LogLevel.Warning, "Stopping the PostgreSQL (pid {Pid}) that a killed server has left behind")]
    public static partial void StoppingOrphan(ILogger logger, int pid);

    [LoggerMessage(EventId = 1115, Message = "PostgreSQL: {Line}")]
    public static partial void PostgresSaid(ILogger logger, LogLevel level, string line);

    [LoggerMessage(1120, LogLevel.Warning, "Revision {Number} is on this machine's disk and not yet in the database")]
    public static partial void RevisionPending(ILogger logger, int number);

    [LoggerMessage(1121, LogLevel.Information, "Revision {Number} of the local file is now in the database as {Stored}")]
    public static partial void RevisionFlushed(ILogger logger, int number, int stored);

    [LoggerMessage(1122, LogLevel.Warning, "The database has Revision {Stored}, the local file had {Local}: going on with the database's")]
    public static partial void RevisionAdopted(ILogger logger, int stored, int local);

    [LoggerMessage(1123, LogLevel.Critical, "Cannot write {Path}")]
    public static partial void LocalFileFailed(ILogger logger, string path, Exception error);

    [LoggerMessage(1124, LogLevel.Error, "{Path} cannot be read and was set aside as {Aside}")]
    public static partial void LocalFileDamaged(ILogger logger, string path, string aside, Exception error);

    [LoggerMessage(1126, LogLevel.Warning, "Going back to an earlier Revision without the database: {Reason}")]
    public static partial void UrgentWithoutDatabase(ILogger logger, string reason);

    [LoggerMessage(1127, LogLevel.Warning, "{Count} lines of the audit trail are on this machine's disk and not yet in the database: {Reason}")]
    public static partial void AuditPending(ILogger logger, int count, string reason);

    [LoggerMessage(1128, LogLevel.Critical, "The audit trail has {Count} lines that the database does not have; this one is only in the log: {Action} {Subject}")]
    public static partial void AuditFull(ILogger logger, int count, string action, string subject);

    [LoggerMessage(1125, LogLevel.Error, "Bringing the local state to the database failed")]
    public static partial void SynchronizationFailed(ILogger logger, Exception error);

    [LoggerMessage(1140, LogLevel.Warning, "What was answered to Idempotency-Key {Key} could not be kept: {Reason}")]
    public static partial void IdempotencyNotKept(ILogger logger, string key, string reason);
}
