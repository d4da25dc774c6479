using Controller.Contracts.Rest;

namespace Controller.Api.Nodes;

/// <summary>What the node's session knows at one moment; swapped whole at every change.</summary>
/// <param name="State">How the node stands.</param>
/// <param name="Detail">Why, in a sentence for people; null when there is nothing to say.</param>
/// <param name="Simulated">True when the other end says that it is VppSim.</param>
/// <param name="Vpp">The connection. <see cref="VppStatus.StatsAvailable"/> is filled in by the sampler, not here.</param>
/// <param name="Apply">The apply that is running, if one is.</param>
/// <param name="Interfaces">The interfaces of the last Snapshot and of the events since; empty while disconnected.</param>
/// <param name="At">When this became true (UTC).</param>
internal sealed record NodeFacts(
    NodeState State,
    string? Detail,
    bool Simulated,
    VppStatus Vpp,
    ApplyProgress? Apply,
    IReadOnlyList<NodeInterface> Interfaces,
    DateTimeOffset At);
