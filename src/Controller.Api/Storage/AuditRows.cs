using System.Text.Json;
using Controller.Contracts.Rest;
using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <summary>SQL of the table <c>audit</c>. Holds no state.</summary>
internal static class AuditRows
{
    /// <summary>Adds lines, all or none; those that are there already (by id) are left alone.</summary>
    public static async Task<int> AddAsync(
        NpgsqlConnection connection, string node, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("INSERT INTO vppilot.nodes (id) VALUES ($1) ON CONFLICT DO NOTHING") { Parameters = { new() { Value = node } } });
        foreach (var entry in entries)
        {
            batch.BatchCommands.Add(new(
                """
                INSERT INTO vppilot.audit (node, at, actor, origin, action, subject, detail, uid)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (uid) DO NOTHING
                """)
            {
                Parameters =
                {
                    new() { Value = node },
                    new() { Value = entry.At.ToUniversalTime() },
                    new() { Value = entry.Actor },
                    new() { Value = entry.Origin },
                    new() { Value = entry.Action },
                    new() { Value = entry.Subject },
                    new() { Value = JsonSerializer.Serialize(entry.Detail, StorageJson.Default.IReadOnlyDictionaryStringString), NpgsqlDbType = NpgsqlDbType.Jsonb },
                    new() { Value = entry.Id },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entries.Count;
    }

    /// <summary>Up to <paramref name="limit"/> lines before <paramref name="before"/>, newest first.</summary>
    public static async Task<List<AuditView>> ListAsync(
        NpgsqlConnection connection, string node, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, at, actor, origin, action, subject, detail FROM vppilot.audit
            WHERE node = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
            """, connection)
        {
            Parameters =
            {
                new() { Value = node },
                new() { Value = before is { } value ? value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = limit },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<AuditView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AuditView(
                reader.GetInt64(0),
                reader.GetFieldValue<DateTimeOffset>(1),
                reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                reader.IsDBNull(6)
                    ? new Dictionary<string, string?>(StringComparer.Ordinal)
                    : JsonSerializer.Deserialize(reader.GetString(6), StorageJson.Default.IReadOnlyDictionaryStringString)!));
        }

        return rows;
    }
}
