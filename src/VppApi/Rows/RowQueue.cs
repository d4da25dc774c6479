namespace VppApi.Rows;

/// <summary>
/// Rows between the reading thread, which must never wait, and a consumer, who may. Rows that the consumer lets wait stay in
/// memory up to a limit; what comes beyond it is written to a file by a thread of its own and read back when its turn
/// comes. Order is kept, whatever lies where.
/// <para>
/// The owner's lock guards it. A row that was taken stays valid until the next one is, so it can be decoded without the lock.
/// </para>
/// </summary>
/// <param name="gate">The owner's lock.</param>
/// <param name="limits">How much may wait where.</param>
/// <param name="onSpill">Called once, without the lock, when the first rows go to the file.</param>
/// <param name="onFailure">Called without the lock when the file cannot take the rows.</param>
internal sealed class RowQueue(Lock gate, RowLimits limits, Action onSpill, Action<Exception> onFailure)
{
    /// <summary>Bytes of an ordinary segment: what is written to the file at a time.</summary>
    public const int SegmentSize = 64 * 1024;

    private readonly Queue<RowSegment> _toWrite = new();
    private RowSegment? _first;
    private RowSegment? _last;
    private RowFile? _file;
    private long _inMemory;
    private long _inFile;
    private long _queued;
    private bool _writing;
    private bool _cleared;

    /// <summary>Bytes of rows that were not taken.</summary>
    public long Bytes => _inMemory + _inFile;

    /// <summary>Of these, what is in memory.</summary>
    public long InMemory => _inMemory;

    /// <summary>Bytes of the file, places that are free included.</summary>
    public long FileSize => _file?.Size ?? 0;

    /// <summary>True when every row was taken.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>Adds a row. Under the lock.</summary>
    /// <param name="row">Copied.</param>
    /// <returns>False when there is no place for it, neither in memory nor in the file.</returns>
    public bool TryAdd(ReadOnlySpan<byte> row)
    {
        var size = RowSegment.SizeOf(row);
        if (_inMemory > limits.MemoryWithTransit - size) return false;
        if (_last is null || !_last.TryAdd(row))
        {
            // Not the first one: the row that its consumer is decoding lies in it.
            if (_last is { } full && full != _first && _inMemory > limits.Memory && !TrySpill(full)) return false;
            var segment = new RowSegment(Math.Max(SegmentSize, size));
            if (_last is null) _first = segment;
            else _last.Next = segment;
            _last = segment;
            segment.TryAdd(row);
        }

        _inMemory += size;
        return true;
    }

    /// <summary>Takes the oldest row. Under the lock.</summary>
    /// <param name="row">The row.</param>
    /// <param name="absent">When it is in the file: what to <see cref="Load"/> before the next try.</param>
    /// <returns>False when there is no row, or none in memory.</returns>
    public bool TryTake(out ReadOnlySpan<byte> row, out RowSegment? absent)
    {
        row = default;
        absent = null;
        if (IsEmpty) return false;
        while (_first!.IsDrained)
        {
            // Only now: the row that was taken last lay in it.
            var drained = _first;
            _first = drained.Next;
            drained.Release();
        }

        if (_first.Place == RowSegment.Location.File)
        {
            absent = _first;
            return false;
        }

        // Not worth writing any more; a write that is under way is for nothing.
        _first.Place = RowSegment.Location.Memory;
        row = _first.Take();
        _inMemory -= RowSegment.SizeOf(row);
        return true;
    }

    /// <summary>Reads a segment back. Without the lock, by the consumer.</summary>
    /// <param name="segment">From <see cref="TryTake"/>.</param>
    /// <exception cref="IOException">The disk is broken.</exception>
    public void Load(RowSegment segment)
    {
        _file!.Read(segment.Restore(), segment.FileOffset);
        lock (gate)
        {
            segment.Place = RowSegment.Location.Memory;
            _file.Free(segment.FileOffset);
            _inFile -= segment.Unread;
            _inMemory += segment.Unread;
        }
    }

    /// <summary>Drops everything. Under the lock; by the consumer, who is not loading.</summary>
    public void Clear()
    {
        _cleared = true;
        _toWrite.Clear();
        for (var segment = _first; segment is not null; segment = segment.Next)
        {
            // What is being written belongs to the writer still.
            if (segment.Place is not (RowSegment.Location.Writing or RowSegment.Location.File)) segment.Release();
        }

        _first = _last = null;
        _inMemory = _inFile = _queued = 0;
        if (_writing) return;
        _file?.Dispose();
        _file = null;
    }

    private bool TrySpill(RowSegment segment)
    {
        if (limits.File == 0) return false;
        if (_inFile + _queued > limits.File - segment.Size) return false;
        segment.Place = RowSegment.Location.Queued;
        _toWrite.Enqueue(segment);
        _queued += segment.Size;
        if (_writing) return true;
        _writing = true;

        // Not the pool: rows must reach the file however busy that is.
        new Thread(WriteQueued) { IsBackground = true, Name = "VppApi rows" }.Start();
        return true;
    }

    private void WriteQueued()
    {
        try
        {
            if (Volatile.Read(ref _file) is null)
            {
                onSpill();
                Volatile.Write(ref _file, RowFile.Create(limits.Directory));
            }

            while (TakeToWrite() is var (segment, bytes))
            {
                _file!.Write(bytes, segment.FileOffset);
                Written(segment);
            }
        }
        catch (Exception error)
        {
            lock (gate) EndWriting();
            onFailure(error);
        }
    }

    private (RowSegment Segment, ReadOnlyMemory<byte> Bytes)? TakeToWrite()
    {
        lock (gate)
        {
            while (_toWrite.TryDequeue(out var segment))
            {
                _queued -= segment.Size;
                if (segment.Place != RowSegment.Location.Queued) continue;
                segment.Place = RowSegment.Location.Writing;
                segment.FileOffset = _file!.Allocate(segment.Size);
                return (segment, segment.Written);
            }

            EndWriting();
            return null;
        }
    }

    private void Written(RowSegment segment)
    {
        lock (gate)
        {
            if (_cleared)
            {
                if (segment.Place == RowSegment.Location.Writing) segment.Release();
                return;
            }

            if (segment.Place != RowSegment.Location.Writing)
            {
                // The consumer was quicker and reads it where it is.
                _file!.Free(segment.FileOffset);
                return;
            }

            segment.Place = RowSegment.Location.File;
            segment.Release();
            _inMemory -= segment.Unread;
            _inFile += segment.Unread;
        }
    }

    private void EndWriting()
    {
        _writing = false;
        if (!_cleared) return;
        _file?.Dispose();
        _file = null;
    }
}
