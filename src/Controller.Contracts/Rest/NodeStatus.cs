namespace Controller.Contracts.Rest;

/// <summary>The state of one node in one look: the data plane, the store and how they compare.</summary>
/// <param name="Node">Node id, for example <c>local</c>.</param>
/// <param name="State">How the node stands; the one word on the state chip.</param>
/// <param name="Detail">Why, in a sentence for people; null when there is nothing to say.</param>
/// <param name="Simulated">True when the data plane is VppSim: no packet is moved.</param>
/// <param name="Revision">Number of the last committed Revision; null before the first.</param>
/// <param name="Vpp">The connected VPP, or what is known of the connection to it.</param>
/// <param name="Database">The store.</param>
/// <param name="Apply">The apply that is running, if one is.</param>
/// <param name="At">When this was true (UTC).</param>
/// <param name="ServerVersion">The server's own version; null from a server that does not say.</param>
/// <param name="Confirmation">The Revision that waits for its confirmation; null when none does.</param>
public sealed record NodeStatus(
    string Node,
    NodeState State,
    string? Detail,
    bool Simulated,
    int? Revision,
    VppStatus Vpp,
    DatabaseStatus Database,
    ApplyProgress? Apply,
    DateTimeOffset At,
    string? ServerVersion = null,
    PendingConfirmation? Confirmation = null);
