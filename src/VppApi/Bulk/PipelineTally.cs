using System.Diagnostics;
using System.Globalization;

namespace VppApi.Bulk;

/// <summary>Counts what became of a pipeline's requests. One thread.</summary>
internal sealed class PipelineTally(string requestName)
{
    private readonly long[] _counts = new long[Enum.GetValues<PipelineStatus>().Length];
    private readonly long _start = Stopwatch.GetTimestamp();
    private string? _firstFailure;

    /// <summary>Requests that were given to the connection.</summary>
    public long Sent { get; set; }

    /// <summary>Requests that have ended.</summary>
    public long Completed { get; private set; }

    /// <summary>Of these, those that did not succeed.</summary>
    public long Failures => Completed - _counts[(int)PipelineStatus.Succeeded];

    /// <summary>Counts one.</summary>
    /// <param name="index">Which.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="retval">VPP's result code.</param>
    /// <param name="error">Why, if there is more to say.</param>
    public void Add(long index, PipelineStatus status, int retval, Exception? error)
    {
        Completed++;
        _counts[(int)status]++;
        if (status != PipelineStatus.Succeeded && _firstFailure is null) _firstFailure = Describe(index, status, retval, error);
    }

    /// <summary>How far it is.</summary>
    /// <returns>The counts of this moment.</returns>
    public PipelineProgress Progress() => new(Sent, Completed, _counts[(int)PipelineStatus.Succeeded]);

    /// <summary>The result.</summary>
    /// <param name="end">Why it ended.</param>
    /// <returns>All counts.</returns>
    public PipelineSummary Summarize(PipelineEnd end) => new()
    {
        End = end,
        Sent = Sent,
        Succeeded = _counts[(int)PipelineStatus.Succeeded],
        Refused = _counts[(int)PipelineStatus.Refused],
        Dropped = _counts[(int)PipelineStatus.Dropped],
        TimedOut = _counts[(int)PipelineStatus.TimedOut],
        ConnectionLost = _counts[(int)PipelineStatus.ConnectionLost],
        Failed = _counts[(int)PipelineStatus.Failed],
        FirstFailure = _firstFailure,
        Elapsed = Stopwatch.GetElapsedTime(_start),
    };

    private string Describe(long index, PipelineStatus status, int retval, Exception? error)
    {
        var what = status == PipelineStatus.Refused ? $"VPP refused it: {VppRetval.Describe(retval)}" : error?.Message ?? status.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{requestName} number {index}: {what}");
    }
}
