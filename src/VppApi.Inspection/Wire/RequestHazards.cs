namespace VppApi.Inspection.Wire;

/// <summary>Requests that VPP does not survive when they come over a socket.</summary>
public static class RequestHazards
{
    /// <summary>Why a request must not be sent; null when it may.</summary>
    /// <param name="name">The request's name.</param>
    // plugins/tracedump/graph_api.c counts the free places of the caller's shared-memory queue, which a socket client does not have (26.06).
    public static string? Of(string name) => name == "graph_node_get" ? "it crashes VPP when it comes over a socket" : null;
}
