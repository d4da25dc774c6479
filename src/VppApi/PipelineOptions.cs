namespace VppApi;

/// <summary>How a pipeline runs.</summary>
public sealed record PipelineOptions
{
    /// <summary>
    /// Requests of this pipeline that may be outstanding at a time; 0 = three quarters of the client's
    /// <see cref="VppClientOptions.Window"/>, so that other callers of the connection always find a place. It cannot exceed that window.
    /// </summary>
    public int Window { get; init; }

    /// <summary>Told how far it is, from the pipeline's own thread; null for nobody.</summary>
    public IProgress<PipelineProgress>? Progress { get; init; }

    /// <summary>Requests between two reports of <see cref="Progress"/>; the last report comes at the end.</summary>
    public int ProgressInterval { get; init; } = 1000;

    /// <summary>Send nothing more after this many requests that did not succeed; 0 = go on whatever happens.</summary>
    public int MaximumFailures { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Window);
        ArgumentOutOfRangeException.ThrowIfLessThan(ProgressInterval, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaximumFailures);
    }
}
