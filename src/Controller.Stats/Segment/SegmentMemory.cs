using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats.Segment;

/// <summary>
/// The segment's bytes, within reach of pointers. The handle's own reference count keeps them while anybody reads: they go away
/// when it has been disposed and the last reader has left, in whatever order.
/// </summary>
/// <remarks>
/// A mapped page whose file was cut off behind it ends the process with SIGBUS, and managed code cannot catch that. So only a file
/// that the kernel refuses to shrink (<c>F_SEAL_SHRINK</c>, which VPP sets on its memfd: vppinfra/linux/mem.c:clib_mem_vm_create_fd)
/// is mapped. Any other is read into memory of our own, <see cref="SegmentCopy"/> (decision 0009).
/// </remarks>
internal sealed unsafe class SegmentMemory : SafeHandle
{
    private readonly SafeFileHandle _file;

    private SegmentMemory(SafeFileHandle file, nint address, ulong length, SegmentCopy? copy)
        : base(0, ownsHandle: true)
    {
        _file = file;
        Length = length;
        Copy = copy;
        SetHandle(address);
    }

    /// <summary>Bytes of the segment.</summary>
    public ulong Length { get; }

    /// <summary>What brings bytes within reach; null when all of them are. For one reader at a time: lock it.</summary>
    public SegmentCopy? Copy { get; }

    /// <summary>Where the segment begins. Hold a reference.</summary>
    public byte* Start => (byte*)handle;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Takes the whole of a file as it is now. The file itself is taken over, also when it fails.</summary>
    /// <param name="file">The descriptor that VPP sent.</param>
    /// <returns>The memory.</returns>
    /// <exception cref="StatsSegmentException">The file is too small to be a segment.</exception>
    /// <exception cref="StatsConnectionException">The file cannot be read.</exception>
    public static SegmentMemory Open(SafeFileHandle file)
    {
        try
        {
            // The seal before the size: after a seal the size can only grow.
            var mapped = StatsNative.IsSafeToMap(file);
            var error = StatsNative.GetSize(file, out var size);
            if (error != 0)
                throw new StatsConnectionException($"The size of the stats segment cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.");
            if (size < SegmentLayout.HeaderSize)
                throw new StatsSegmentException(StatsSegmentError.TooSmall, $"The stats segment has {size} bytes, less than its header.");
            if (size > SegmentLayout.MaxSize)
                throw new StatsSegmentException(StatsSegmentError.TooLarge, $"The stats segment claims {size} bytes; no VPP has so many.");
            if (!mapped)
            {
                var copy = new SegmentCopy(file, size);
                return new SegmentMemory(file, (nint)copy.Start, size, copy);
            }
            error = StatsNative.Map(file, checked((nuint)size), out var address);
            if (error != 0)
                throw new StatsConnectionException($"The stats segment cannot be mapped: {Marshal.GetPInvokeErrorMessage(error)}.");
            return new SegmentMemory(file, address, size, copy: null);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads one aligned 64-bit number as it is at this moment, past any copy.</summary>
    /// <param name="offset">Bytes from the start, within the segment.</param>
    /// <returns>The number.</returns>
    /// <exception cref="StatsSegmentException">The file was truncated.</exception>
    public ulong ReadNow(ulong offset)
    {
        if (Copy is null) return Volatile.Read(ref *(ulong*)(handle + (nint)offset));
        ulong value;
        SegmentCopy.ReadExactly(_file, new Span<byte>(&value, sizeof(ulong)), offset, Length);
        return value;
    }

    /// <summary>Whether the file has become longer than this memory, so that taking it again shows more.</summary>
    /// <param name="grown">The same file, taken again as it is now; the old memory stays as it is.</param>
    /// <returns>False when it has not.</returns>
    public bool TryTakeGrown([NotNullWhen(true)] out SegmentMemory? grown)
    {
        grown = null;
        if (StatsNative.GetSize(_file, out var size) != 0 || size <= Length) return false;
        var descriptor = StatsNative.Duplicate(_file);
        if (descriptor.IsInvalid) return false;
        grown = Open(descriptor);
        return true;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _file.Dispose();
        if (Copy is null) return StatsNative.Unmap(handle, checked((nuint)Length));
        Copy.Dispose();
        return true;
    }
}
