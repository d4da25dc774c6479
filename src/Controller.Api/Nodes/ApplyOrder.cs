using System.Net;
using Controller.Contracts.Rest;

namespace Controller.Api.Nodes;

/// <summary>An apply as the node gets it: what was asked for, and all that goes with it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Options">How; comment and author are checked and filled in.</param>
internal sealed record ApplyOrder(ConfigDocument Document, ApplyOptions Options)
{
    /// <summary>What the Plan must have been made from, or it is refused as stale; null for whatever is there.</summary>
    public PlanBasis? Expected { get; init; }

    /// <summary>What is behind it.</summary>
    public RevisionCause Cause { get; init; }

    /// <summary>From where the session comes that asks, as far as it may run through VPP.</summary>
    public IReadOnlyList<IPAddress> Peers { get; init; } = [];

    /// <summary>The Revision whose document it is; null for a new one.</summary>
    public int? Source { get; init; }
}
