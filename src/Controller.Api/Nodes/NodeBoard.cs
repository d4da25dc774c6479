using Controller.Api.Live;
using Controller.Api.Observation;
using Controller.Contracts.Rest;

namespace Controller.Api.Nodes;

/// <summary>What the node shows of itself; every change swaps the whole record.</summary>
internal sealed class NodeBoard
{
    private readonly TimeProvider _time;

    /// <summary>The board before the first attempt to connect.</summary>
    public NodeBoard(ControllerOptions options, TimeProvider time)
    {
        _time = time;
        var now = time.GetUtcNow();
        var vpp = new VppStatus(false, options.VppSocket, null, null, now, null, 0, 0, 0, [], false);
        Facts = new ChangeFeed<NodeFacts>(new NodeFacts(NodeState.Disconnected, "Connecting for the first time.", false, vpp, null, [], now));
    }

    /// <summary>The facts and their changes.</summary>
    public ChangeFeed<NodeFacts> Facts { get; }

    /// <summary>The last known process id of VPP.</summary>
    public uint? LastProcessId => Facts.Current.Vpp.Pid;

    /// <summary>The node stands like this now.</summary>
    public void SetState(NodeState state, string? detail = null) => Update(facts => facts with { State = state, Detail = detail, Apply = null });

    /// <summary>An apply is this far.</summary>
    public void SetApplying(ApplyProgress progress) =>
        Update(facts => facts with { State = NodeState.Applying, Detail = progress.UndoingBecause, Apply = progress });

    /// <summary>A replay is this far.</summary>
    public void SetReplaying(ApplyProgress progress, string detail) =>
        Update(facts => facts with { State = NodeState.Synchronizing, Detail = detail, Apply = progress });

    /// <summary>These are the interfaces.</summary>
    public void SetInterfaces(VppState state, InterfaceNames names)
    {
        var interfaces = InterfaceViews.Of(state, names);
        if (!Facts.Current.Interfaces.SequenceEqual(interfaces, InterfaceViews.Comparer))
            Update(facts => facts with { Interfaces = interfaces });
    }

    /// <summary>A VPP is connected.</summary>
    public void SetConnected(VppLink link) => Update(facts => facts with
    {
        State = NodeState.Synchronizing,
        Detail = "Reading what VPP has.",
        Simulated = link.IsSimulated,
        Vpp = facts.Vpp with
        {
            Connected = true,
            Version = link.Version,
            Pid = link.ProcessId,
            Since = facts.At,
            LastError = null,
            Restarts = facts.Vpp.Restarts + (facts.Vpp.Pid is { } before && before != link.ProcessId ? 1 : 0),
            MissingMessages = link.Compatibility.Missing.Count,
            ChangedMessages = link.Compatibility.CrcChanged.Count,
            MissingFeatures = VppFeatures.MissingOf(link),
        },
    });

    /// <summary>No VPP is connected.</summary>
    public void SetDisconnected(string reason) => Update(facts => facts with
    {
        State = NodeState.Disconnected,
        Detail = reason,
        Apply = null,
        Interfaces = [],
        Vpp = facts.Vpp with { Connected = false, LastError = reason, Since = facts.Vpp.Connected ? facts.At : facts.Vpp.Since },
    });

    private void Update(Func<NodeFacts, NodeFacts> change)
    {
        var now = _time.GetUtcNow();
        Facts.Update(facts => change(facts with { At = now }));
    }
}
