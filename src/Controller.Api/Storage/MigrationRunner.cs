using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Controller.Api.Storage;

/// <summary>
/// Brings the schema up to date. All missing migrations run in one transaction under an advisory lock, so two servers that start at
/// once do it once, and a failure leaves nothing half done. A migration that was applied must not change afterwards: its checksum is kept.
/// </summary>
internal sealed class MigrationRunner(ILogger<MigrationRunner> log)
{
    // Any number that nothing else locks; "vppilot" in ASCII.
    private const long LockKey = 0x7670_7069_6C6F_74;

    private static readonly Lazy<IReadOnlyList<Migration>> Embedded = new(ReadEmbedded);

    /// <summary>The migrations that this server carries, by number.</summary>
    public IReadOnlyList<Migration> Migrations { get; init; } = Embedded.Value;

    /// <summary>Applies what is missing.</summary>
    /// <returns>How many were applied.</returns>
    /// <exception cref="MigrationException">The database was made by a newer server, or an applied migration has changed since.</exception>
    public async Task<int> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var acquire = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction))
        {
            acquire.Parameters.Add(new() { Value = LockKey });
            await acquire.ExecuteNonQueryAsync(cancellationToken);
        }

        await ExecuteAsync(connection, transaction, """
            SET LOCAL client_min_messages = warning;
            CREATE SCHEMA IF NOT EXISTS vppilot;
            CREATE TABLE IF NOT EXISTS vppilot.migrations (
                version int PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now())
            """, cancellationToken);
        var applied = await ReadAppliedAsync(connection, transaction, cancellationToken);
        Check(applied);

        var missing = Migrations.Where(migration => !applied.ContainsKey(migration.Version)).ToList();
        foreach (var migration in missing)
        {
            await ExecuteAsync(connection, transaction, migration.Sql, cancellationToken);
            await using var record = new NpgsqlCommand(
                "INSERT INTO vppilot.migrations (version, name, checksum) VALUES ($1, $2, $3)", connection, transaction)
            {
                Parameters = { new() { Value = migration.Version }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        foreach (var migration in missing)
            StorageLog.Migrated(log, migration.Name);
        return missing.Count;
    }

    private void Check(Dictionary<int, string> applied)
    {
        foreach (var (version, checksum) in applied)
        {
            var migration = Migrations.FirstOrDefault(candidate => candidate.Version == version)
                ?? throw new MigrationException(
                    $"the database has schema version {applied.Keys.Max()}, this server knows up to {Migrations[^1].Version}: it was used by a newer vppilotd; use that one");
            if (migration.Checksum != checksum)
                throw new MigrationException(
                    $"migration {migration.Name} was applied with another content than this server has: the database belongs to another build of vppilotd");
        }
    }

    private static async Task<Dictionary<int, string>> ReadAppliedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version, checksum FROM vppilot.migrations", connection, transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<Migration> ReadEmbedded()
    {
        const string prefix = "Controller.Api.Storage.Migrations.";
        var assembly = typeof(MigrationRunner).Assembly;
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd();
            var name = resource[prefix.Length..^".sql".Length];
            var version = int.Parse(name[..name.IndexOf('_', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
            migrations.Add(new Migration(version, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))));
        }

        return migrations;
    }
}
