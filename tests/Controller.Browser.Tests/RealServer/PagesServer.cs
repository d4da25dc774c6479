using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using TestKit;
using VppSim;

namespace Controller.Browser.Tests.RealServer;

/// <summary>The server as a process, with a PostgreSQL of its own, on a simulated VPP whose traffic moves; one Revision is committed.</summary>
public sealed class PagesServer : IAsyncLifetime
{
    /// <summary>What Revision 1 asks for: something of everything that pages show.</summary>
    public const string Document = """
        vppilot: 1
        vrfs:
          10: { name: guests }
        interfaces:
          GigabitEthernet0/8/0: { type: hardware, description: provider, addresses: [192.0.2.2/24] }
          GigabitEthernet0/9/0: { type: hardware, description: offices, addresses: [10.0.0.1/24, "2001:db8:1::1/64"] }
          guest-gate: { type: loopback, instance: 7, vrf: 10, mtu: 1400, addresses: [172.16.0.1/24] }
        routes:
          - { prefix: 0.0.0.0/0, via: [{ address: 192.0.2.1, interface: GigabitEthernet0/8/0 }] }
          - { prefix: 198.51.100.0/24, blackhole: true }
        neighbors:
          - { interface: GigabitEthernet0/9/0, address: 10.0.0.2, mac: "02:fe:00:00:00:02" }
        nat44:
          interfaces: { GigabitEthernet0/8/0: output-feature }
          pools: [{ range: 192.0.2.10-192.0.2.13 }]
          static-mappings:
            web: { protocol: tcp, local: "10.0.0.2:80", external: "192.0.2.10:8080" }

        """;

    private readonly TemporaryDirectory _directory = new();
    private VppilotServer? _server;
    private SimulatedVpp? _vpp;

    /// <summary>The simulated VPP.</summary>
    public SimulatedVpp Vpp => _vpp ?? throw new InvalidOperationException("VPP was not started.");

    /// <summary>VPP's API socket, for other clients of it.</summary>
    public string ApiSocket => _directory.File("api.sock");

    /// <summary>The server's address.</summary>
    public string Address => _server?.Address.GetLeftPart(UriPartial.Authority) ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>The server's REST client.</summary>
    public IControllerClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _vpp = SimulatedVpp.Start(new SimulatedVppOptions { ApiSocket = ApiSocket, StatsSocket = _directory.File("stats.sock") });
        _server = await VppilotServer.StartAsync(_directory.File("data"), ApiSocket, _directory.File("stats.sock"));
        Client = new HttpControllerClient(_server.Http);
        await Eventually.TrueAsync(async () => await Client.GetStatusAsync() is { State: NodeState.Empty, Database.Available: true }, TimeSpan.FromMinutes(2));
        var result = await Client.ApplyAsync(new ConfigDocument(Document), new ApplyOptions("the first one"));
        Assert.True(result.Outcome == ApplyOutcome.Committed, $"{result.Outcome}: {result.Failure} {string.Join("; ", result.Plan.Findings)}");
        await Eventually.TrueAsync(async () => (await Client.ListNat44UsersAsync()).Count > 0, TimeSpan.FromMinutes(1));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_vpp is not null) await _vpp.DisposeAsync();
        _directory.Dispose();
    }
}
