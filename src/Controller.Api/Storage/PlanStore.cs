using System.Text.Json;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <inheritdoc cref="IPlanStore"/>
internal sealed class PlanStore(ControllerOptions options, Database database, TimeProvider time) : IPlanStore
{
    /// <summary>How long a Plan is kept: over a change window, not over a week.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    // A page that plans at every key stroke must not fill the database.
    private const int MostPlans = 500;

    /// <inheritdoc/>
    public async Task<StoredPlan?> TryAddAsync(StoredPlanDraft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var plan = new StoredPlan(Guid.CreateVersion7(), draft, now, now + Lifetime);
        try
        {
            await database.RunAsync(
                async (connection, cancel) =>
                {
                    await using var batch = BatchOf(connection, plan);
                    return await batch.ExecuteNonQueryAsync(cancel);
                }, cancellationToken);
            return plan;
        }
        catch (ControllerProblemException problem) when (problem.Code == ProblemCodes.DatabaseUnavailable)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<StoredPlan?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var key))
            return null;
        return await database.RunAsync(
            async (connection, cancel) =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    SELECT document, format, base_revision, digest, cause, source, created_at, expires_at, mode
                    FROM vppilot.plans WHERE id = $1 AND node = $2 AND expires_at > $3
                    """, connection)
                {
                    Parameters = { new() { Value = key }, new() { Value = options.Node }, new() { Value = time.GetUtcNow().ToUniversalTime() } },
                };
                await using var reader = await command.ExecuteReaderAsync(cancel);
                return await reader.ReadAsync(cancel) ? Read(key, reader) : null;
            }, cancellationToken);
    }

    private NpgsqlBatch BatchOf(NpgsqlConnection connection, StoredPlan plan)
    {
        var draft = plan.Draft;
        return new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("INSERT INTO vppilot.nodes (id) VALUES ($1) ON CONFLICT DO NOTHING") { Parameters = { new() { Value = options.Node } } },
                new(
                    """
                    DELETE FROM vppilot.plans WHERE node = $1 AND (expires_at <= $2 OR id IN (
                        SELECT id FROM vppilot.plans WHERE node = $1 ORDER BY created_at DESC OFFSET $3))
                    """)
                {
                    Parameters =
                    {
                        new() { Value = options.Node }, new() { Value = plan.CreatedAt.ToUniversalTime() }, new() { Value = MostPlans - 1 },
                    },
                },
                new(
                    """
                    INSERT INTO vppilot.plans (id, node, document, format, base_revision, digest, cause, source, created_at, expires_at, mode)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING
                    """)
                {
                    Parameters =
                    {
                        new() { Value = plan.Id },
                        new() { Value = options.Node },
                        new() { Value = draft.Document.Text },
                        new() { Value = draft.Document.Format },
                        new() { Value = draft.Basis.Revision },
                        new() { Value = draft.Basis.Digest },
                        new() { Value = StorageJson.Spell(draft.Cause) },
                        new() { Value = draft.Source is { } source ? source : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                        new() { Value = plan.CreatedAt.ToUniversalTime() },
                        new() { Value = plan.ExpiresAt.ToUniversalTime() },
                        new()
                        {
                            Value = JsonSerializer.Serialize(draft.Mode ?? DocumentMode.Default, StorageJson.Default.DocumentMode), NpgsqlDbType = NpgsqlDbType.Jsonb,
                        },
                    },
                },
            },
        };
    }

    private static StoredPlan Read(Guid id, NpgsqlDataReader reader) => new(
        id,
        new StoredPlanDraft(
            new ConfigDocument(reader.GetString(0), reader.GetString(1)),
            new PlanBasis(reader.GetInt32(2), reader.GetString(3)),
            StorageJson.ReadCause(reader.GetString(4)),
            reader.IsDBNull(5) ? null : reader.GetInt32(5),
            JsonSerializer.Deserialize(reader.GetString(8), StorageJson.Default.DocumentMode)),
        reader.GetFieldValue<DateTimeOffset>(6),
        reader.GetFieldValue<DateTimeOffset>(7));
}
