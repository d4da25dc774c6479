namespace VppApi.Inspection.Recording;

/// <summary>A recording is damaged, cut off, or none.</summary>
/// <param name="offset">The place in the file, in bytes.</param>
/// <param name="reason">What is wrong there.</param>
public sealed class TraceException(long offset, string reason) : Exception($"At byte {offset}: {reason}")
{
    /// <summary>The place in the file, in bytes: everything before it was read.</summary>
    public long Offset => offset;
}
