using System.Text.Json;
using Controller.Contracts.Rest;
using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <summary>SQL of the table <c>applies</c>. Holds no state.</summary>
internal static class JournalRows
{
    /// <summary>Adds an entry; adding one that is there already changes nothing.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, JournalEntry entry, CancellationToken cancellationToken)
    {
        var draft = entry.Draft;
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO vppilot.applies
                (id, node, state, author, comment, before_document, before_format, after_document, after_format, plan, started_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = entry.Id },
                new() { Value = entry.Node },
                new() { Value = StorageJson.Spell(entry.State) },
                new() { Value = draft.Author },
                new() { Value = (object?)draft.Comment ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)draft.Before?.Text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = (object?)draft.Before?.Format ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = draft.After.Text },
                new() { Value = draft.After.Format },
                new() { Value = JsonSerializer.Serialize(draft.Plan, StorageJson.Default.PlanView), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = entry.StartedAt.ToUniversalTime() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes how far an open entry is.</summary>
    public static async Task<int> MarkAsync(
        NpgsqlConnection connection, Guid id, int stepsDone, JournalState state, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE vppilot.applies SET steps_done = $2, state = $3 WHERE id = $1 AND state <> 'finished'", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = stepsDone }, new() { Value = StorageJson.Spell(state) } },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Closes an entry.</summary>
    public static async Task FinishAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid id, ApplyOutcome outcome, ApplyFailure? failure, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE vppilot.applies SET state = 'finished', outcome = $2, failure = $3, finished_at = $4
            WHERE id = $1 AND state <> 'finished'
            """, connection, transaction)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = StorageJson.Spell(outcome) },
                new()
                {
                    Value = failure is null ? DBNull.Value : JsonSerializer.Serialize(failure, StorageJson.Default.ApplyFailure),
                    NpgsqlDbType = NpgsqlDbType.Jsonb,
                },
                new() { Value = at.ToUniversalTime() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The open entries of a node, oldest first.</summary>
    public static async Task<List<JournalEntry>> ListOpenAsync(NpgsqlConnection connection, string node, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, state, steps_done, author, comment, before_document, before_format, after_document, after_format, plan, started_at
            FROM vppilot.applies WHERE node = $1 AND state <> 'finished' ORDER BY started_at, id
            """, connection)
        {
            Parameters = { new() { Value = node } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = new List<JournalEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var draft = new JournalDraft(
                reader.IsDBNull(5) ? null : new ConfigDocument(reader.GetString(5), reader.GetString(6)),
                new ConfigDocument(reader.GetString(7), reader.GetString(8)),
                JsonSerializer.Deserialize(reader.GetString(9), StorageJson.Default.PlanView)!,
                reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4));
            entries.Add(new JournalEntry(
                reader.GetGuid(0), node, draft, StorageJson.ReadState(reader.GetString(1)), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(10)));
        }

        return entries;
    }
}
