using Controller.Api.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Controller.Api.Tests.Storage;

public sealed class MigrationRunnerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static MigrationRunner Runner => new(NullLogger<MigrationRunner>.Instance);

    [Fact]
    public void Migrations_Embedded_HaveAscendingNumbersOfTheirOwn()
    {
        var migrations = Runner.Migrations;
        Assert.NotEmpty(migrations);
        // Gaps are fine: several people number at a time.
        Assert.Equal(migrations.Select(migration => migration.Version).Distinct().Order(), migrations.Select(migration => migration.Version));
        Assert.All(migrations, migration => Assert.StartsWith($"{migration.Version:0000}_", migration.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Twice_AppliesOnce()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.Server.CreateDatabaseAsync());
        Assert.Equal(Runner.Migrations.Count, await RunAsync(source, Runner));
        Assert.Equal(0, await RunAsync(source, Runner));
    }

    [Fact]
    public async Task Run_ManyAtOnce_AppliesOnce()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.Server.CreateDatabaseAsync());
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RunAsync(source, Runner)));
        Assert.Equal(Runner.Migrations.Count, applied.Sum());
    }

    [Fact]
    public async Task Run_OneOfSeveralFails_LeavesNothingBehind()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.Server.CreateDatabaseAsync());
        var runner = new MigrationRunner(NullLogger<MigrationRunner>.Instance)
        {
            Migrations = [.. Runner.Migrations, new Migration(9999, "9999_broken", "CREATE TABLE vppilot.x (a int); SELECT 1/0", "c")],
        };
        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(source, runner));
        await using var command = source.CreateCommand("SELECT count(*) FROM pg_namespace WHERE nspname = 'vppilot'");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Run_AppliedMigrationWasEdited_IsRefused()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.Server.CreateDatabaseAsync());
        await RunAsync(source, Runner);
        var edited = new MigrationRunner(NullLogger<MigrationRunner>.Instance)
        {
            Migrations = [Runner.Migrations[0] with { Checksum = "other" }],
        };
        var error = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(source, edited));
        Assert.Contains("0001_initial", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DatabaseOfANewerServer_IsRefused()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.Server.CreateDatabaseAsync());
        await RunAsync(source, Runner);
        await using (var command = source.CreateCommand("INSERT INTO vppilot.migrations (version, name, checksum) VALUES (1000, 'later', 'x')"))
            await command.ExecuteNonQueryAsync();
        var error = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(source, Runner));
        Assert.Contains("newer vppilotd", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE vppilot.audit SET actor = 'eve'")]
    [InlineData("DELETE FROM vppilot.audit")]
    [InlineData("TRUNCATE vppilot.audit")]
    [InlineData("DELETE FROM vppilot.revisions")]
    [InlineData("UPDATE vppilot.revisions SET author = 'eve'")]
    public async Task Schema_ChangeOfHistory_IsRefused(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await postgres.Server.CreateDatabaseAsync());
        await RunAsync(source, Runner);
        await using var command = source.CreateCommand(sql);
        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    private static async Task<int> RunAsync(NpgsqlDataSource source, MigrationRunner runner)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await runner.RunAsync(connection, CancellationToken.None);
    }
}
