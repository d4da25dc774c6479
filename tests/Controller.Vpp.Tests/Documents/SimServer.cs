using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;
using VppSim;

namespace Controller.Vpp.Tests.Documents;

/// <summary>The server as a process, with a PostgreSQL of its own, on a simulated VPP that counts what it is asked.</summary>
public sealed class SimServer : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private SimulatedVpp? _vpp;
    private VppilotServer? _server;

    /// <summary>The simulated VPP.</summary>
    public SimulatedVpp Vpp => _vpp ?? throw new InvalidOperationException("VPP was not started.");

    /// <summary>The server.</summary>
    public VppilotServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Its REST client.</summary>
    public IControllerClient Client { get; private set; } = null!;

    /// <summary>A path in a directory that goes away in the end.</summary>
    public string File(string name) => _directory.File(name);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _vpp = SimulatedVpp.Start(new SimulatedVppOptions { ApiSocket = File("api.sock"), StatsSocket = File("stats.sock"), Traffic = false });
        _server = await VppilotServer.StartAsync(File("data"), File("api.sock"), File("stats.sock"));
        Client = new HttpControllerClient(_server.Http);
        await Eventually.TrueAsync(async () => await Client.GetStatusAsync() is { State: NodeState.Empty, Database.Available: true }, TimeSpan.FromMinutes(2));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_vpp is not null) await _vpp.DisposeAsync();
        _directory.Dispose();
    }
}
