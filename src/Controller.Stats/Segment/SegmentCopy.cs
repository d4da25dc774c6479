using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Controller.Stats.Segment;

/// <summary>
/// A segment whose file may be cut off at any time, read with <c>pread</c> into memory of our own: a page that is gone is then a
/// short read and a typed error, not the end of the process. Blocks are fetched when a reader asks for bytes in them, each once
/// in an attempt, so that an attempt sees one state of each block. For one reader at a time.
/// </summary>
/// <remarks>The memory has the segment's size and offsets, but only the blocks that were ever asked for take room.</remarks>
internal sealed unsafe class SegmentCopy : IDisposable
{
    private const int BlockShift = 16;
    private const ulong BlockSize = 1UL << BlockShift;

    private readonly SafeFileHandle _file;
    private readonly ulong _length;

    // The attempt in which each block was fetched last.
    private readonly int[] _fetched;
    private int _attempt = 1;

    /// <summary>Makes an empty copy.</summary>
    /// <param name="file">The file; it stays the caller's.</param>
    /// <param name="length">Its size.</param>
    /// <exception cref="StatsConnectionException">This process may not have so much address space.</exception>
    public SegmentCopy(SafeFileHandle file, ulong length)
    {
        _file = file;
        _length = length;
        _fetched = new int[checked((int)((length + BlockSize - 1) >> BlockShift))];
        try
        {
            Start = (byte*)NativeMemory.Alloc(checked((nuint)length));
        }
        catch (OutOfMemoryException error)
        {
            throw new StatsConnectionException($"There is no address space for a copy of the stats segment's {length} bytes.", error);
        }
    }

    /// <summary>Where the copy begins.</summary>
    public byte* Start { get; }

    /// <summary>Reads all that was asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="offset">Bytes from the file's start.</param>
    /// <param name="length">What the file's size was, for the message.</param>
    /// <exception cref="StatsSegmentException">The file ends before that.</exception>
    /// <exception cref="StatsConnectionException">The kernel does not read this file.</exception>
    public static void ReadExactly(SafeFileHandle file, Span<byte> destination, ulong offset, ulong length)
    {
        while (!destination.IsEmpty)
        {
            int count;
            try
            {
                count = RandomAccess.Read(file, destination, (long)offset);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                throw new StatsConnectionException($"The stats segment cannot be read: {error.Message}", error);
            }
            if (count == 0) ThrowTruncated(offset, length);
            destination = destination[count..];
            offset += (ulong)count;
        }
    }

    /// <summary>Begins an attempt: what was fetched so far is old.</summary>
    public void Forget()
    {
        if (++_attempt != int.MaxValue) return;
        Array.Clear(_fetched);
        _attempt = 1;
    }

    /// <summary>Brings bytes within reach.</summary>
    /// <param name="offset">Bytes from the start.</param>
    /// <param name="count">How many; offset and count lie inside the segment.</param>
    /// <exception cref="StatsSegmentException">The file was truncated.</exception>
    public void Fetch(ulong offset, ulong count)
    {
        if (count == 0) return;
        var last = (int)((offset + count - 1) >> BlockShift);
        for (var block = (int)(offset >> BlockShift); block <= last; block++)
        {
            if (_fetched[block] == _attempt) continue;
            // Neighbours that are missing too come with the same call.
            var end = block + 1;
            while (end <= last && _fetched[end] != _attempt) end++;
            var from = (ulong)block << BlockShift;
            var to = Math.Min((ulong)end << BlockShift, _length);
            ReadExactly(_file, new Span<byte>(Start + from, checked((int)(to - from))), from, _length);
            _fetched.AsSpan(block..end).Fill(_attempt);
            block = end - 1;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(Start);

    private static void ThrowTruncated(ulong offset, ulong length) => throw new StatsSegmentException(StatsSegmentError.TooSmall,
        $"The stats segment was truncated to {offset} bytes or less; it had {length} when it was opened.");
}
