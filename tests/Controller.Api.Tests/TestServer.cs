using Controller.Api.Hosting;
using Controller.Api.Nodes;
using Controller.Api.Storage;
using Controller.Api.Telemetry;
using Controller.Contracts.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TestKit;

namespace Controller.Api.Tests;

/// <summary>The whole server on a real port, with a fake node and fake counters.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly DataDirectory _data;
    private readonly WebApplication _app;

    private TestServer(TemporaryDirectory directory, DataDirectory data, WebApplication app)
    {
        _directory = directory;
        _data = data;
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    /// <summary>Where gRPC is.</summary>
    public Uri GrpcAddress => new(_app.Urls.Last());

    public FakeNode Node => (FakeNode)_app.Services.GetRequiredService<INodeController>();

    public FakeStats Stats => (FakeStats)_app.Services.GetRequiredService<IStatsSource>();

    public IServiceProvider Services => _app.Services;

    public StatsSampler Sampler => _app.Services.GetRequiredService<StatsSampler>();

    public IControllerClient Client => _app.Services.GetRequiredService<IControllerClient>();

    public NodeStore Store => _app.Services.GetRequiredService<NodeStore>();

    public Database Database => _app.Services.GetRequiredService<Database>();

    public string DataDirectory => _directory.Path;

    /// <summary>Starts the server and waits until it has sampled once and, with a database, until that is available.</summary>
    /// <param name="database">Connection string; null for one that does not exist.</param>
    /// <param name="change">Changes to the settings.</param>
    public static async Task<TestServer> StartAsync(string? database, Func<ControllerOptions, ControllerOptions>? change = null)
    {
        var directory = new TemporaryDirectory();
        var options = new ControllerOptions
        {
            Listen = "http://127.0.0.1:0",
            GrpcListen = "http://127.0.0.1:0",
            DataDirectory = directory.Path,
            VppSocket = directory.File("no-api.sock"),
            StatsSocket = directory.File("no-stats.sock"),
            Database = database ?? "Host=/nowhere;Database=none;Username=nobody",
        };
        options = change?.Invoke(options) ?? options;
        Assert.Empty(OptionsRules.Check(options));
        var data = Controller.Api.Storage.DataDirectory.Open(options.DataDirectory);
        var app = ControllerHost.Build(options, data, static services =>
        {
            services.RemoveAll<INodeController>().AddSingleton<INodeController>(new FakeNode());
            services.RemoveAll<IStatsSource>().AddSingleton<IStatsSource>(new FakeStats());
            services.AddLogging(static logging => logging.ClearProviders());
        });
        await app.StartAsync();
        var server = new TestServer(directory, data, app);
        await Eventually.TrueAsync(() => server.Stats.Readings > 0);
        if (database is not null)
            await Eventually.TrueAsync(() => server.Database.Status.Current.Available);
        return server;
    }

    /// <summary>Stops the server as Ctrl-C does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
        _directory.Dispose();
    }
}
