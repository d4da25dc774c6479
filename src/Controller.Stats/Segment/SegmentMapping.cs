using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats.Segment;

/// <summary>
/// The mapped segment. The handle's own reference count keeps the mapping while anybody reads: it goes away when it has
/// been disposed and the last reader has left, in whatever order.
/// </summary>
internal sealed class SegmentMapping : SafeHandle
{
    private readonly SafeFileHandle _file;

    private SegmentMapping(SafeFileHandle file, nint address, ulong length)
        : base(0, ownsHandle: true)
    {
        _file = file;
        Length = length;
        SetHandle(address);
    }

    /// <summary>Bytes mapped.</summary>
    public ulong Length { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Maps the whole of a file as it is now. Takes the file over, also when it fails.</summary>
    /// <param name="file">The descriptor that VPP sent.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="StatsSegmentException">The file is too small to be a segment.</exception>
    /// <exception cref="StatsConnectionException">The file cannot be mapped.</exception>
    public static SegmentMapping Map(SafeFileHandle file)
    {
        try
        {
            var error = StatsNative.GetSize(file, out var size);
            if (error != 0)
                throw new StatsConnectionException($"The size of the stats segment cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.");
            if (size < SegmentLayout.HeaderSize)
                throw new StatsSegmentException(StatsSegmentError.TooSmall, $"The stats segment has {size} bytes, less than its header.");
            error = StatsNative.Map(file, checked((nuint)size), out var address);
            if (error != 0)
                throw new StatsConnectionException($"The stats segment cannot be mapped: {Marshal.GetPInvokeErrorMessage(error)}.");
            return new SegmentMapping(file, address, size);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fails when the file no longer backs the whole mapping.</summary>
    /// <remarks>
    /// Touching a page behind the end of the file would end the process with SIGBUS. VPP never shrinks its segment, and a
    /// file that is shrunk between this check and the read cannot be caught from managed code: who may write the file is
    /// trusted that far, and no further.
    /// </remarks>
    /// <exception cref="StatsSegmentException">The file was truncated.</exception>
    public void CheckSize()
    {
        if (StatsNative.GetSize(_file, out var size) == 0 && size >= Length) return;
        throw new StatsSegmentException(StatsSegmentError.TooSmall,
            $"The stats segment was truncated to {size} bytes; it had {Length} when it was mapped.");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _file.Dispose();
        return StatsNative.Unmap(handle, checked((nuint)Length));
    }
}
