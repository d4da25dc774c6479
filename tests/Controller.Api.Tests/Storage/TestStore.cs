using Controller.Api.Storage;
using Controller.Contracts.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TestKit;

namespace Controller.Api.Tests.Storage;

/// <summary>The store as the server runs it, without the rest of the server.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DataDirectory _data;

    private TestStore(IHost host, DataDirectory data)
    {
        _host = host;
        _data = data;
    }

    public Database Database => _host.Services.GetRequiredService<Database>();

    public IRevisionStore Revisions => _host.Services.GetRequiredService<IRevisionStore>();

    public IAuditTrail Audit => _host.Services.GetRequiredService<IAuditTrail>();

    public IJournal Journal => _host.Services.GetRequiredService<IJournal>();

    public PrivatePostgres Postgres => _host.Services.GetRequiredService<PrivatePostgres>();

    /// <summary>Starts the store on a data directory; waits for nothing.</summary>
    public static async Task<TestStore> StartAsync(string dataDirectory, string? database = null, string node = "local")
    {
        var options = new ControllerOptions { DataDirectory = dataDirectory, Database = database, Node = node };
        var data = DataDirectory.Open(dataDirectory);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(options);
        var host = builder.Build();
        var store = new TestStore(host, data);
        await host.StartAsync();
        return store;
    }

    public Task AvailableAsync() => Eventually.TrueAsync(() => Database.Status.Current.Available, TimeSpan.FromSeconds(60));

    public Task UnavailableAsync() => Eventually.TrueAsync(() => !Database.Status.Current.Available);

    public async Task<RevisionView> ApplyAsync(string text, string author = "ann")
    {
        var entry = await Journal.BeginAsync(Draft(text, author), CancellationToken.None);
        return await Revisions.CommitAsync(Commit(entry.Id, text, author));
    }

    public static JournalDraft Draft(string text, string author = "ann")
        => new(Before: null, new ConfigDocument(text), TestPlan.Some, author, "a comment");

    public static RevisionDraft Commit(Guid id, string text, string author = "ann")
        => new(id, new ConfigDocument(text), author, "a comment", TestPlan.Some, ApplyOutcome.Committed);


    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
        _data.Dispose();
    }
}
