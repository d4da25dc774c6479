using System.Runtime.CompilerServices;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Vpp.Tests.Rig;
using TestKit;
using TestKit.Lab;

namespace Controller.Vpp.Tests.Lab;

/// <summary>
/// All of it as on a router, and all of it private: a real VPP, the lab's network, the server as a process with a PostgreSQL of its own, the
/// command line as a process. The file is <c>examples/lab-nat.yaml</c>, word by word but for the names of the two devices.
/// </summary>
internal sealed class LabRig : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new("lab-");
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly PostgresProcess? _database;
    private VppilotServer? _server;

    private LabRig(LabNetwork network, VppProcess vpp, ApiRelay relay, PostgresProcess? database)
    {
        (Network, Vpp, Relay, _database) = (network, vpp, relay, database);
        _parts.AddRange([relay, vpp, network]);
        File = _directory.File("lab-nat.yaml");
        Document = System.IO.File.ReadAllText(RepositoryRoot.File("examples/lab-nat.yaml"))
            .Replace("vpp-lan", network.LanDevice, StringComparison.Ordinal)
            .Replace("vpp-wan", network.WanDevice, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, Document);
    }

    /// <summary>Client and server with VPP between them.</summary>
    public LabNetwork Network { get; }

    /// <summary>The real VPP.</summary>
    public VppProcess Vpp { get; }

    /// <summary>What stands between the server and VPP.</summary>
    public ApiRelay Relay { get; }

    /// <summary>The example's text for this network.</summary>
    public string Document { get; }

    /// <summary>The file that the commands are given.</summary>
    public string File { get; }

    /// <summary>The server's data directory.</summary>
    public string DataDirectory => _directory.File("data");

    /// <summary>The server.</summary>
    public VppilotServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>The server's REST client.</summary>
    public HttpControllerClient Client { get; private set; } = null!;

    /// <summary>Makes the network, and starts VPP and the server.</summary>
    /// <param name="database">A database; null for a private PostgreSQL of the server's own.</param>
    public static async Task<LabRig> StartAsync(PostgresProcess? database = null)
    {
        var network = await LabNetwork.CreateAsync();
        var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = LabFactAttribute.Plugins });
        var rig = new LabRig(network, vpp, new ApiRelay(Path.Combine(vpp.DirectoryPath, "relay.sock"), vpp.ApiSocket), database);
        try
        {
            await rig.StartServerAsync();
            await rig.ReachAsync(NodeState.Empty);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server, also again on the same data.</summary>
    public async Task StartServerAsync()
    {
        _server = await VppilotServer.StartAsync(DataDirectory, Relay.Path, Vpp.StatsSocket, ("VPPILOT_DATABASE", _database?.ConnectionString ?? ""));
        Client = new HttpControllerClient(_server.Http);
    }

    /// <summary>Runs <c>vppilot</c> to its end.</summary>
    public Task<CommandResult> RunAsync(params string[] arguments) => CommandResult.OfAsync(Server, arguments);

    /// <summary>Runs <c>vppilot</c>, which must succeed.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        Assert.True(code == 0, $"vppilot {string.Join(' ', arguments)} ended with {code}:\n{output}\n{Server.Output}");
        return output;
    }

    /// <summary>Writes the file and runs <c>vppilot apply</c> on it, which must succeed.</summary>
    public async Task<string> ApplyAsync(string document)
    {
        await System.IO.File.WriteAllTextAsync(File, document);
        return await SucceedAsync("apply", "--yes", File);
    }

    /// <summary>Waits until the node stands like this and the store is there; fails with what the server says instead.</summary>
    public Task<NodeStatus> ReachAsync(NodeState state) => ReachAsync(status => status.State == state && status.Database.Available);

    /// <summary>Waits until the status is like this; fails with what the server says instead.</summary>
    public async Task<NodeStatus> ReachAsync(Func<NodeStatus, bool> condition, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        NodeStatus? status = null;
        try
        {
            await Eventually.TrueAsync(async () => condition(status = await Client.GetStatusAsync()), TimeSpan.FromMinutes(2), expression);
        }
        catch (Xunit.Sdk.XunitException late)
        {
            Assert.Fail($"{late.Message}: {status}\n{Server.Output}\n{Vpp.Log}");
        }

        return status!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        foreach (var part in _parts) await part.DisposeAsync();
        _directory.Dispose();
    }
}
