using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Controller.Api.Storage;

/// <summary>SQL of the tables <c>nodes</c> and <c>audit</c>. Holds no state.</summary>
internal static class NodeRows
{
    /// <summary>Makes the node's row when it is missing and locks it until the transaction ends.</summary>
    public static async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string node, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("INSERT INTO vppilot.nodes (id) VALUES ($1) ON CONFLICT DO NOTHING") { Parameters = { new() { Value = node } } },
                new("SELECT 1 FROM vppilot.nodes WHERE id = $1 FOR UPDATE") { Parameters = { new() { Value = node } } },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds a line to the audit trail.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction of what is recorded.</param>
    /// <param name="node">The node.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What, for example <c>apply</c>.</param>
    /// <param name="subject">Of what, for example the apply's id.</param>
    /// <param name="detail">More, by name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task AuditAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string node, DateTimeOffset at, string actor, string action, string subject,
        IReadOnlyDictionary<string, string?> detail, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO vppilot.audit (node, at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = node },
                new() { Value = at.ToUniversalTime() },
                new() { Value = actor },
                new() { Value = action },
                new() { Value = subject },
                new() { Value = JsonSerializer.Serialize(detail, StorageJson.Default.IReadOnlyDictionaryStringString), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
