namespace VppApi.Rows;

/// <summary>
/// The file that takes rows for a consumer who is far behind. It has no name any more as soon as it is open, so nothing is
/// left behind however this process ends, and only this process can read it. Places of what was read are used again:
/// the file grows to the most that was in it at a time. Not thread-safe where it says so.
/// </summary>
internal sealed class RowFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly Stack<long> _free = new();
    private long _end;

    private RowFile(FileStream stream) => _stream = stream;

    /// <summary>Bytes, free places included.</summary>
    public long Size => _end;

    /// <summary>Makes the file.</summary>
    /// <param name="directory">Where there is room.</param>
    /// <returns>The open, empty file.</returns>
    /// <exception cref="IOException">It cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be made there.</exception>
    public static RowFile Create(string directory)
    {
        var path = Path.Combine(directory, $"vppapi-rows-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return new RowFile(stream);
    }

    /// <summary>Finds a place for a segment. Under the queue's lock.</summary>
    /// <param name="size">Bytes.</param>
    /// <returns>Its offset.</returns>
    public long Allocate(int size)
    {
        if (size <= RowQueue.SegmentSize && _free.TryPop(out var place)) return place;
        var offset = _end;
        _end += Math.Max(size, RowQueue.SegmentSize);
        return offset;
    }

    /// <summary>Gives a segment's place to another. Under the queue's lock.</summary>
    /// <param name="offset">From <see cref="Allocate"/>.</param>
    public void Free(long offset) => _free.Push(offset);

    /// <summary>Writes a segment. Without the lock; blocks as long as the disk does.</summary>
    /// <param name="bytes">The segment.</param>
    /// <param name="offset">From <see cref="Allocate"/>.</param>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    public void Write(ReadOnlyMemory<byte> bytes, long offset) => RandomAccess.Write(_stream.SafeFileHandle, bytes.Span, offset);

    /// <summary>Reads a segment back. Without the lock.</summary>
    /// <param name="bytes">Is filled whole.</param>
    /// <param name="offset">Where it was written.</param>
    /// <exception cref="IOException">The disk is broken.</exception>
    public void Read(Memory<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var count = RandomAccess.Read(_stream.SafeFileHandle, bytes.Span, offset);
            if (count == 0) throw new EndOfStreamException($"The file of kept rows ends at byte {offset}.");
            bytes = bytes[count..];
            offset += count;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
