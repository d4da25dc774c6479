namespace VppApi;

/// <summary>
/// A dump was given up because the rows that wait for its consumer could not be kept: there are more than the options
/// allow, or the file for them could not be written. The connection is fine.
/// </summary>
public sealed class VppDumpOverflowException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="requestName">VPP's name of the request.</param>
    /// <param name="reason">What was full, and which option says so.</param>
    /// <param name="innerException">The disk's error, if any.</param>
    public VppDumpOverflowException(string requestName, string reason, Exception? innerException = null)
        : base($"The consumer of {requestName} is too slow and its rows could not be kept: {reason}", innerException)
        => RequestName = requestName;

    /// <summary>VPP's name of the request.</summary>
    public string RequestName { get; }
}
