namespace VppApi;

/// <summary>A dump was given up because its consumer let more rows pile up than <see cref="VppClientOptions.DumpBufferLimit"/>.</summary>
public sealed class VppDumpOverflowException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="requestName">VPP's name of the request.</param>
    /// <param name="limit">The limit in bytes.</param>
    public VppDumpOverflowException(string requestName, long limit)
        : base($"The consumer of {requestName} is too slow: more than {limit} bytes of rows wait for it (VppClientOptions.DumpBufferLimit).")
        => RequestName = requestName;

    /// <summary>VPP's name of the request.</summary>
    public string RequestName { get; }
}
