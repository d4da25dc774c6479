using TestKit;
using VppApi;

namespace VppSim.Tests;

/// <summary>A simulator in a directory of its own, and clients of it.</summary>
internal sealed class Simulator : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new("sim-");
    private readonly List<VppClient> _clients = [];

    public Simulator(bool traffic = false, TimeProvider? time = null)
        => Vpp = SimulatedVpp.Start(new SimulatedVppOptions
        {
            ApiSocket = ApiSocket, StatsSocket = StatsSocket, Traffic = traffic, TimeProvider = time ?? TimeProvider.System,
        });

    public SimulatedVpp Vpp { get; }

    public string ApiSocket => _directory.File("api.sock");

    public string StatsSocket => _directory.File("stats.sock");

    /// <summary>Connects a client that goes away with the simulator.</summary>
    public async Task<VppClient> ConnectAsync(TimeSpan? deadline = null)
    {
        var client = await VppClient.ConnectAsync(new VppClientOptions
        {
            SocketPath = ApiSocket, Deadline = deadline ?? TimeSpan.FromSeconds(20), Catalog = VppApi.Generated.MessageCatalog.All,
        });
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) await client.DisposeAsync();
        await Vpp.DisposeAsync();
        _directory.Dispose();
    }
}
