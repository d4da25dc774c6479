using TestKit;

namespace Controller.Api.Tests.Storage;

/// <summary>One PostgreSQL for the tests that do not harm it.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public PostgresProcess Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await PostgresProcess.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
