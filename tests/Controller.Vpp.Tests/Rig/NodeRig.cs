using Controller.Api.Lockout;
using Controller.Api.Storage;
using Controller.Api.Confirm;
using Controller.Api;
using Controller.Api.Nodes;
using Controller.Contracts.Rest;
using Microsoft.Extensions.Logging.Abstractions;
using TestKit;

namespace Controller.Vpp.Tests.Rig;

/// <summary>The node's half of a server, in process: session and controller on a socket, with a store in memory.</summary>
internal sealed class NodeRig : IAsyncDisposable
{
    private readonly NodeSession _session;

    private NodeRig(string socket, MemoryStore store)
    {
        var options = new ControllerOptions { VppSocket = socket, DataDirectory = Path.GetTempPath() };
        var board = new NodeBoard(options, TimeProvider.System);
        Store = store;
        Confirm = new ConfirmTimer(
            new LocalFile<ArmedRevert>(Path.Combine(Path.GetDirectoryName(socket)!, "confirm.json"), StorageJson.Default.ArmedRevert, NullLogger.Instance),
            store.Boot, TimeProvider.System);
        var paths = new ManagementPaths(Linux);
        _session = new NodeSession(
            options, new VppConnector(options, NullLoggerFactory.Instance, TimeProvider.System), store, store, Confirm, paths, board, TimeProvider.System,
            NullLogger<NodeSession>.Instance);
        Controller = new NodeController(_session, Confirm, paths, board, options);
    }

    /// <summary>The node.</summary>
    public NodeController Controller { get; }

    /// <summary>What Linux says of its network.</summary>
    public TestLinux Linux { get; } = new();

    /// <summary>What waits for a confirmation.</summary>
    public ConfirmTimer Confirm { get; }

    /// <summary>What outlives the node.</summary>
    public MemoryStore Store { get; }

    /// <summary>What the node shows now.</summary>
    public NodeFacts Facts => Controller.Facts.Current;

    /// <summary>Starts a node and waits until it knows how it stands.</summary>
    public static async Task<NodeRig> StartAsync(string socket, MemoryStore? store = null)
    {
        var rig = new NodeRig(socket, store ?? new MemoryStore());
        await rig._session.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => rig.Facts.State is not (NodeState.Disconnected or NodeState.Synchronizing or NodeState.Applying));
        return rig;
    }

    /// <summary>Waits until the node stands like this.</summary>
    public Task WaitForAsync(NodeState state) => Eventually.TrueAsync(() => Facts.State == state);

    /// <summary>Applies a document whose outcome is of interest.</summary>
    public Task<ApplyResult> TryApplyAsync(string yaml, DocumentMode? mode = null) =>
        Controller.ApplyAsync(new ApplyOrder(new ConfigDocument(yaml), new ApplyOptions(Mode: mode ?? DocumentMode.Whole)), CancellationToken.None);

    /// <summary>Applies a document that must succeed.</summary>
    public async Task<ApplyResult> ApplyAsync(string yaml, TimeSpan? confirm = null, DocumentMode? mode = null)
    {
        var result = await Controller.ApplyAsync(
            new ApplyOrder(new ConfigDocument(yaml), new ApplyOptions(Author: "ann", Confirm: confirm, Mode: mode ?? DocumentMode.Whole)), CancellationToken.None);
        Assert.True(
            result.Outcome is ApplyOutcome.Committed or ApplyOutcome.Unchanged,
            $"{result.Outcome}: {result.Failure?.Path} {result.Failure?.Error} {string.Join("; ", result.Plan.Findings)}");
        return result;
    }

    /// <summary>What VPP has, path by path, in words.</summary>
    public async Task<IReadOnlyList<string>> SnapshotAsync()
    {
        // The drift is always read anew; a snapshot may be some seconds old.
        await Controller.GetDriftAsync(CancellationToken.None);
        var snapshot = await Controller.GetSnapshotAsync(CancellationToken.None);
        return
        [
            .. snapshot.Resources.Select(resource =>
                $"{resource.Path}{(resource.Managed ? "" : " (foreign)")}: {string.Join(", ", resource.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value}"))}"),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _session.StopAsync(CancellationToken.None);
        _session.Dispose();
    }
}
