namespace VppApi;

/// <summary>Why a pipeline ended.</summary>
public enum PipelineEnd
{
    /// <summary>Every request was sent and has its outcome.</summary>
    Completed,

    /// <summary><see cref="PipelineOptions.MaximumFailures"/> was reached.</summary>
    TooManyFailures,

    /// <summary>The connection broke.</summary>
    ConnectionLost,
}
