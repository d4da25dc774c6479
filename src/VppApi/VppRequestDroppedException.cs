namespace VppApi;

/// <summary>
/// VPP dropped a request without an answer: it does that with what it does not understand
/// (vlibapi/api_shared.c:msg_handler_internal). A later answer on the same connection proves it.
/// </summary>
public sealed class VppRequestDroppedException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="requestName">VPP's name of the request.</param>
    public VppRequestDroppedException(string requestName)
        : base($"VPP dropped {requestName} without an answer; its log says why.")
        => RequestName = requestName;

    /// <summary>VPP's name of the request.</summary>
    public string RequestName { get; }
}
