namespace VppApi.Session;

/// <summary>
/// Rows between the reading thread, which must never wait, and a consumer, who may. Grows with what is not consumed;
/// the owner looks at <see cref="Bytes"/>. Not thread-safe: its owner's lock guards it. A row that was taken stays valid
/// until the next one is, so it can be decoded without the lock.
/// </summary>
internal sealed class RowQueue
{
    private const int SegmentSize = 64 * 1024;
    private RowSegment? _first;
    private RowSegment? _last;

    /// <summary>Bytes of rows that were not taken.</summary>
    public long Bytes { get; private set; }

    /// <summary>True when every row was taken.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>Adds a row.</summary>
    /// <param name="row">Copied.</param>
    public void Add(ReadOnlySpan<byte> row)
    {
        if (_last is null || !_last.TryAdd(row))
        {
            var segment = new RowSegment(Math.Max(SegmentSize, RowSegment.SizeOf(row)));
            if (_last is null) _first = segment;
            else _last.Next = segment;
            _last = segment;
            segment.TryAdd(row);
        }

        Bytes += RowSegment.SizeOf(row);
    }

    /// <summary>Takes the oldest row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False when there is none.</returns>
    public bool TryTake(out ReadOnlySpan<byte> row)
    {
        row = default;
        if (IsEmpty) return false;
        while (_first!.IsDrained)
        {
            // Only now: the row that was taken last lay in it.
            var drained = _first;
            _first = drained.Next;
            drained.Release();
        }

        row = _first.Take();
        Bytes -= RowSegment.SizeOf(row);
        return true;
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        for (var segment = _first; segment is not null; segment = segment.Next) segment.Release();
        _first = _last = null;
        Bytes = 0;
    }
}
