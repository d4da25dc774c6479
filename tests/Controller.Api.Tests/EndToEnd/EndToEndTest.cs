using Controller.Contracts.Rest;
using TestKit;
using VppSim;

namespace Controller.Api.Tests.EndToEnd;

/// <summary>A test of the whole server with the real store, on a simulated VPP that misbehaves as told.</summary>
public abstract class EndToEndTest : IAsyncLifetime
{
    /// <summary>A document with a little of everything.</summary>
    protected const string Lab =
        """
        vppilot: 1
        interfaces:
          lan: { type: loopback, instance: 1, addresses: [10.10.0.1/24], mtu: 1400 }
          wan: { type: loopback, instance: 2, addresses: [203.0.113.1/24] }
        routes:
          - { prefix: 192.0.2.0/24, via: [{ address: 203.0.113.254, interface: wan }] }
        nat44:
          interfaces: { wan: output-feature }
          pools: [{ range: 203.0.113.10 }]
          static-mappings:
            web: { protocol: tcp, local: "10.10.0.2:80", external: "203.0.113.10:8080" }
        """;

    private protected TemporaryDirectory Folder { get; } = new();

    private protected PostgresProcess Postgres { get; private set; } = null!;

    private protected SimulatedVpp Vpp { get; private set; } = null!;

    private protected EndToEndServer Server { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Postgres = await PostgresProcess.StartAsync();
        Vpp = SimulatedVpp.Start(new SimulatedVppOptions
        {
            ApiSocket = Folder.File("api.sock"), StatsSocket = Folder.File("stats.sock"), Traffic = true,
        });
        await StartServerAsync();
        await Server.ReachAsync(NodeState.Empty);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Vpp.DisposeAsync();
        await Postgres.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>Stops the server and starts another one on the same data.</summary>
    private protected async Task RestartServerAsync()
    {
        await Server.DisposeAsync();
        await StartServerAsync();
    }

    private async Task StartServerAsync()
    {
        Server = await EndToEndServer.StartAsync(Folder.Path, Postgres.ConnectionString);
        await Server.DatabaseAsync(available: true);
    }
}
