using Npgsql;

namespace Controller.Api.Storage;

/// <summary>Which of PostgreSQL's errors mean that the database cannot do its work now, as opposed to a mistake of ours.</summary>
internal static class DatabaseErrors
{
    /// <summary>The connection, or the server behind it, is gone; a new connection may be better.</summary>
    public static bool IsConnectionLost(this NpgsqlException error) => error is not PostgresException answer
        || answer.SqlState.StartsWith("08", StringComparison.Ordinal) // connection exceptions
        || answer.SqlState.StartsWith("57P", StringComparison.Ordinal); // shutdown, crash, still starting

    /// <summary>The database did not answer in time.</summary>
    public static bool IsTimeout(this NpgsqlException error) => error.InnerException is TimeoutException;

    /// <summary>Lost, or there and unable: no rights, no such database, disk full, too many connections, read-only, hanging.</summary>
    public static bool IsUnavailable(this NpgsqlException error) => error.IsConnectionLost() || (error is PostgresException answer
        && (answer.SqlState.StartsWith("28", StringComparison.Ordinal)
            || answer.SqlState.StartsWith("3D", StringComparison.Ordinal)
            || answer.SqlState.StartsWith("53", StringComparison.Ordinal)
            || answer.SqlState.StartsWith("58", StringComparison.Ordinal)
            || answer.SqlState is "57014" or "25006"));
}
