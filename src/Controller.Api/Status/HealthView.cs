using Controller.Contracts.Rest;

namespace Controller.Api.Status;

/// <summary>How the server is.</summary>
/// <param name="Server"><c>up</c>.</param>
/// <param name="Version">The server's version.</param>
/// <param name="Node">The node's id.</param>
/// <param name="State">The node's state.</param>
/// <param name="Parts">What the server needs to do all of its work.</param>
internal sealed record HealthView(string Server, string Version, string Node, NodeState State, IReadOnlyList<HealthPart> Parts);
