using System.Threading.Channels;
using Controller.Contracts.Rest;

namespace WebStage;

/// <summary>What the invented node is like; can be changed while pages look at it.</summary>
public sealed class StageScene
{
    private readonly Lock _gate = new();
    private readonly List<Channel<bool>> _watchers = [];

    /// <summary>How the node stands.</summary>
    public NodeState State { get; private set; } = NodeState.InSync;

    /// <summary>Why.</summary>
    public string? Detail { get; private set; }

    /// <summary>The data plane says that it is simulated.</summary>
    public bool Simulated { get; set; }

    /// <summary>The database answers.</summary>
    public bool DatabaseUp { get; private set; } = true;

    /// <summary>Since when VPP is as it is.</summary>
    public DateTimeOffset VppSince { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Since when the database is as it is.</summary>
    public DateTimeOffset DatabaseSince { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>The apply that runs.</summary>
    public ApplyProgress? Apply { get; private set; }

    /// <summary>What waits for a confirmation.</summary>
    public PendingConfirmation? Confirmation { get; private set; }

    /// <summary>The next apply fails at its third step.</summary>
    public bool ApplyFails { get; set; }

    /// <summary>Sessions were read this often.</summary>
    public int SessionReads { get; set; }

    /// <summary>Documents that were committed, oldest first.</summary>
    public List<RevisionView> Revisions { get; } = [];

    /// <summary>True while VPP answers.</summary>
    public bool Connected => State != NodeState.Disconnected;

    /// <summary>Sets a scene by its name.</summary>
    public void Play(string name)
    {
        switch (name)
        {
            case "in-sync": Set(NodeState.InSync); break;
            case "drift": Set(NodeState.Drift, "an address of wan and a route differ from revision 14"); break;
            case "simulated": Simulated = true; break;
            case "empty": Set(NodeState.Empty); break;
            case "disconnected": Set(NodeState.Disconnected, "connect /run/vpp/api.sock: connection refused"); break;
            case "database-down": SetDatabase(up: false); break;
            case "failing": ApplyFails = true; break;
            default: throw new ArgumentException($"there is no scene {name}", nameof(name));
        }
    }

    /// <summary>Changes the state and tells whoever watches.</summary>
    public void Set(NodeState state, string? detail = null)
    {
        if (state == NodeState.Disconnected || State == NodeState.Disconnected) VppSince = TimeProvider.System.GetUtcNow();
        (State, Detail) = (state, detail);
        Tell();
    }

    /// <summary>Takes the database down or brings it back.</summary>
    public void SetDatabase(bool up)
    {
        (DatabaseUp, DatabaseSince) = (up, TimeProvider.System.GetUtcNow());
        Tell();
    }

    /// <summary>Says how far an apply is.</summary>
    public void SetApply(ApplyProgress? progress)
    {
        Apply = progress;
        State = progress is null ? NodeState.InSync : NodeState.Applying;
        Tell();
    }

    /// <summary>Says what waits for a confirmation.</summary>
    public void SetConfirmation(PendingConfirmation? confirmation)
    {
        Confirmation = confirmation;
        Tell();
    }

    /// <summary>Yields at once and after every change.</summary>
    public async IAsyncEnumerable<bool> ChangesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate) _watchers.Add(changes);
        try
        {
            yield return true;
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken)) yield return change;
        }
        finally
        {
            lock (_gate) _watchers.Remove(changes);
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers) watcher.Writer.TryWrite(true);
        }
    }
}
