namespace VppApi;

/// <summary>What became of one request of a pipeline.</summary>
public enum PipelineStatus
{
    /// <summary>VPP did it; the reply is there.</summary>
    Succeeded,

    /// <summary>VPP refused it; the retval says why.</summary>
    Refused,

    /// <summary>VPP dropped it without an answer; it was not done.</summary>
    Dropped,

    /// <summary>No answer within the client's deadline: it may have been done or not.</summary>
    TimedOut,

    /// <summary>The connection broke before the answer: it may have been done or not.</summary>
    ConnectionLost,

    /// <summary>It could not be encoded, or its answer could not be read; the error says which.</summary>
    Failed,
}
