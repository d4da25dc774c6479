using TestKit;

namespace VppApi.Tests.TestKit;

public sealed class PostgresProcessTests
{
    [Fact]
    public async Task KillAsync_ThenRestart_AcceptsAgain()
    {
        await using var postgres = await PostgresProcess.StartAsync();
        Assert.Contains("Database=test1", await postgres.CreateDatabaseAsync(), StringComparison.Ordinal);

        await postgres.KillAsync();
        await postgres.RestartAsync();

        Assert.Contains("Database=test2", await postgres.CreateDatabaseAsync(), StringComparison.Ordinal);
    }
}
