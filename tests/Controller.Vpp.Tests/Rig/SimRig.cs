using TestKit;
using VppApi;
using VppSim;

namespace Controller.Vpp.Tests.Rig;

/// <summary>A node on a simulated VPP, which can be told to misbehave.</summary>
internal sealed class SimRig : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private bool _isVppStopped;

    private SimRig(TemporaryDirectory directory, SimulatedVpp vpp)
    {
        _directory = directory;
        Vpp = vpp;
    }

    /// <summary>The simulated VPP.</summary>
    public SimulatedVpp Vpp { get; }

    /// <summary>The node.</summary>
    public NodeRig Node { get; private set; } = null!;

    /// <summary>Starts both.</summary>
    public static async Task<SimRig> StartAsync(Action<SimulatedVpp>? prepare = null)
    {
        var directory = new TemporaryDirectory();
        var rig = new SimRig(directory, SimulatedVpp.Start(new SimulatedVppOptions { ApiSocket = directory.File("api.sock"), Traffic = false }));
        prepare?.Invoke(rig.Vpp);
        rig.Node = await NodeRig.StartAsync(directory.File("api.sock"));
        return rig;
    }

    /// <summary>A file in the node's directory.</summary>
    public string File(string name) => _directory.File(name);

    /// <summary>Another client of the same VPP.</summary>
    public Task<VppClient> ConnectAsync() => VppClient.ConnectAsync(new VppClientOptions { SocketPath = _directory.File("api.sock"), ClientName = "other" });

    /// <summary>Kills the node and starts another one with the same store.</summary>
    public async Task RestartNodeAsync()
    {
        await Node.DisposeAsync();
        Node = await NodeRig.StartAsync(_directory.File("api.sock"), Node.Store);
    }

    /// <summary>Ends the simulated VPP for good.</summary>
    public ValueTask StopVppAsync()
    {
        _isVppStopped = true;
        return Vpp.DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        if (!_isVppStopped)
            await Vpp.DisposeAsync();
        _directory.Dispose();
    }
}
