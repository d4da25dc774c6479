using System.Text;
using Controller.Api.Storage;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TestKit;

namespace Controller.Api.Tests.EndToEnd;

/// <summary>The whole server on a real port, against a VPP's sockets.</summary>
internal sealed class EndToEndServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataDirectory _data;
    private readonly HttpClient _http;

    private EndToEndServer(WebApplication app, DataDirectory data)
    {
        _app = app;
        _data = data;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = Timeout.InfiniteTimeSpan };
        Client = new HttpControllerClient(_http);
    }

    /// <summary>The client of the command line, over REST.</summary>
    public IControllerClient Client { get; }

    public Database Database => _app.Services.GetRequiredService<Database>();

    public IJournal Journal => _app.Services.GetRequiredService<IJournal>();

    public static async Task<EndToEndServer> StartAsync(string directory, string database)
    {
        var options = new ControllerOptions
        {
            Listen = "http://127.0.0.1:0",
            DataDirectory = Path.Combine(directory, "data"),
            VppSocket = Path.Combine(directory, "api.sock"),
            StatsSocket = Path.Combine(directory, "stats.sock"),
            Database = database,
        };
        var data = DataDirectory.Open(options.DataDirectory);
        var app = ControllerHost.Build(options, data, static services => services.AddLogging(static logging => logging.ClearProviders()));
        await app.StartAsync();
        return new EndToEndServer(app, data);
    }

    /// <summary>Waits for a state; fails with what the server says instead.</summary>
    public async Task<NodeStatus> ReachAsync(NodeState state)
    {
        NodeStatus? status = null;
        try
        {
            await Eventually.TrueAsync(async () => (status = await Client.GetStatusAsync()).State == state, TimeSpan.FromSeconds(30));
        }
        catch (Xunit.Sdk.XunitException error)
        {
            Assert.Fail($"{error.Message}: {status}");
        }

        return status!;
    }

    public Task DatabaseAsync(bool available)
        => Eventually.TrueAsync(() => Database.Status.Current.Available == available, TimeSpan.FromSeconds(30));

    public Task<ApplyResult> ApplyAsync(string document, string? comment = null)
        => Client.ApplyAsync(new ConfigDocument(document), new ApplyOptions(comment, Mode: DocumentMode.Whole));

    public async Task<HttpResponseMessage> PostAsync(string path, string document)
        => await _http.PostAsync(path, new StringContent(document, Encoding.UTF8, "application/yaml"));

    /// <summary>Sends a request without a body.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }
}
