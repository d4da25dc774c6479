namespace VppApi.Session;

/// <summary>Where an operation is; changed under the session's lock only.</summary>
internal enum OperationState
{
    /// <summary>Not given to a session, or taken out of it: whoever took it out completes it.</summary>
    Detached,

    /// <summary>Waits for a place in the window.</summary>
    Waiting,

    /// <summary>Sent; its slot points to it.</summary>
    Sent,
}
