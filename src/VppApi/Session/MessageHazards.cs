namespace VppApi.Session;

/// <summary>Requests that VPP does not survive when they come over a socket. They are refused here.</summary>
internal static class MessageHazards
{
    /// <summary>Refuses a request that would crash VPP.</summary>
    /// <param name="request">The request's message.</param>
    /// <exception cref="NotSupportedException">It would.</exception>
    public static void ThrowIfFatal(MessageDescriptor request)
    {
        // plugins/tracedump/graph_api.c counts the free places of the caller's shared-memory queue, which a socket client does
        // not have (seen with 26.06: SIGSEGV).
        if (request.Name == "graph_node_get")
            throw new NotSupportedException("graph_node_get is not sent: over a socket it crashes VPP (plugins/tracedump/graph_api.c).");
    }
}
