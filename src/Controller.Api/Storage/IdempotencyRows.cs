using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <summary>SQL of the table <c>idempotency</c>. Holds no state.</summary>
internal static class IdempotencyRows
{
    /// <summary>Takes a key, after forgetting those that are too old.</summary>
    /// <returns>Who had it; null when it was taken.</returns>
    public static async Task<IdempotencyEntry?> TakeAsync(
        NpgsqlConnection connection, string node, string key, IdempotencyEntry entry, DateTimeOffset now, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new("DELETE FROM vppilot.idempotency WHERE node = $1 AND taken_at < $2")
                    {
                        Parameters = { new() { Value = node }, new() { Value = oldest.ToUniversalTime() } },
                    },
                    new("INSERT INTO vppilot.idempotency (node, key, request, claim, taken_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING")
                    {
                        Parameters =
                        {
                            new() { Value = node },
                            new() { Value = key },
                            new() { Value = entry.Request },
                            new() { Value = entry.Claim },
                            new() { Value = now.ToUniversalTime() },
                        },
                    },
                },
            };
            await batch.ExecuteNonQueryAsync(cancellationToken);
            if (batch.BatchCommands[1].RecordsAffected == 1)
                return null;
            if (await FindAsync(connection, node, key, cancellationToken) is { } found)
                return found;
            // Released between the two: try again.
        }
    }

    /// <summary>What is known of a key.</summary>
    public static async Task<IdempotencyEntry?> FindAsync(NpgsqlConnection connection, string node, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT request, claim, status, media_type, body FROM vppilot.idempotency WHERE node = $1 AND key = $2", connection)
        {
            Parameters = { new() { Value = node }, new() { Value = key } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var answer = await reader.IsDBNullAsync(2, cancellationToken)
            ? null
            : new StoredAnswer(reader.GetInt32(2), await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3), reader.GetFieldValue<byte[]>(4));
        return new IdempotencyEntry(reader.GetFieldValue<byte[]>(0), reader.GetGuid(1), answer);
    }

    /// <summary>Keeps the answer of a key.</summary>
    public static async Task<int> AnswerAsync(NpgsqlConnection connection, string node, string key, StoredAnswer answer, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE vppilot.idempotency SET status = $3, media_type = $4, body = $5 WHERE node = $1 AND key = $2", connection)
        {
            Parameters =
            {
                new() { Value = node },
                new() { Value = key },
                new() { Value = answer.Status },
                new() { Value = (object?)answer.MediaType ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = answer.Body },
            },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Forgets a key.</summary>
    public static async Task<int> RemoveAsync(NpgsqlConnection connection, string node, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("DELETE FROM vppilot.idempotency WHERE node = $1 AND key = $2", connection)
        {
            Parameters = { new() { Value = node }, new() { Value = key } },
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
