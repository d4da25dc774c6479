using System.Text.Json;
using Controller.Contracts.Rest;
using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <summary>SQL of the table <c>revisions</c>. Holds no state.</summary>
internal static class RevisionRows
{
    private const string SummaryColumns = "number, author, committed_at, comment, outcome, created, updated, deleted, cause, source";

    /// <summary>The last Revision with its id; null when there is none.</summary>
    public static async Task<(Guid Id, RevisionView Revision)?> GetLastAsync(NpgsqlConnection connection, string node, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {SummaryColumns}, document, format, plan, id FROM vppilot.revisions WHERE node = $1 ORDER BY number DESC LIMIT 1", connection)
        {
            Parameters = { new() { Value = node } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(13), ReadView(reader)) : null;
    }

    /// <summary>One Revision; null when there is none of that number.</summary>
    public static async Task<RevisionView?> GetAsync(NpgsqlConnection connection, string node, int number, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {SummaryColumns}, document, format, plan FROM vppilot.revisions WHERE node = $1 AND number = $2", connection)
        {
            Parameters = { new() { Value = node }, new() { Value = number } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ReadView(reader) : null;
    }

    /// <summary>Up to <paramref name="limit"/> Revisions before <paramref name="before"/>, newest first, and how many there are in all.</summary>
    public static async Task<(List<RevisionSummary> Rows, long Total)> ListAsync(
        NpgsqlConnection connection, string node, int? before, int limit, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"SELECT {SummaryColumns} FROM vppilot.revisions WHERE node = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3")
                {
                    Parameters =
                    {
                        new() { Value = node },
                        new() { Value = before is { } value ? value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                        new() { Value = limit },
                    },
                },
                new("SELECT count(*) FROM vppilot.revisions WHERE node = $1") { Parameters = { new() { Value = node } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RevisionSummary>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(ReadSummary(reader));
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (rows, reader.GetInt64(0));
    }

    /// <summary>
    /// Adds a Revision under the next free number, or under its own when that is free and higher (a restored database). Adding one
    /// that is there already (by id) changes nothing. The node's row is locked until the transaction ends, so numbers never collide.
    /// </summary>
    /// <returns>The number it has.</returns>
    public static async Task<int> AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string node, LocalRevision local, CancellationToken cancellationToken)
    {
        var (summary, document, format, plan) = local.Revision;
        await NodeRows.LockAsync(connection, transaction, node, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            WITH added AS (
                INSERT INTO vppilot.revisions
                    (node, number, id, author, comment, document, format, plan, outcome, created, updated, deleted, committed_at, cause, source)
                SELECT $1, greatest(last_revision + 1, $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 FROM vppilot.nodes WHERE id = $1
                ON CONFLICT (id) DO NOTHING
                RETURNING number),
            counted AS (
                UPDATE vppilot.nodes SET last_revision = added.number FROM added WHERE id = $1)
            SELECT number FROM added
            UNION ALL
            SELECT number FROM vppilot.revisions WHERE id = $3
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = node },
                new() { Value = summary.Number },
                new() { Value = local.Id },
                new() { Value = summary.Author },
                new() { Value = (object?)summary.Comment ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = document },
                new() { Value = format },
                new() { Value = JsonSerializer.Serialize(plan, StorageJson.Default.PlanView), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = StorageJson.Spell(summary.Outcome) },
                new() { Value = summary.Create },
                new() { Value = summary.Update },
                new() { Value = summary.Delete },
                new() { Value = summary.At.ToUniversalTime() },
                new() { Value = StorageJson.Spell(summary.Cause) },
                new() { Value = summary.Source is { } source ? source : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            },
        };
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static RevisionView ReadView(NpgsqlDataReader reader) => new(
        ReadSummary(reader), reader.GetString(10), reader.GetString(11),
        JsonSerializer.Deserialize(reader.GetString(12), StorageJson.Default.PlanView)!);

    private static RevisionSummary ReadSummary(NpgsqlDataReader reader) => new(
        reader.GetInt32(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.IsDBNull(3) ? null : reader.GetString(3),
        StorageJson.ReadOutcome(reader.GetString(4)), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7),
        StorageJson.ReadCause(reader.GetString(8)), reader.IsDBNull(9) ? null : reader.GetInt32(9));
}
