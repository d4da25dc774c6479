namespace VppApi.Transport;

/// <summary>
/// Frames that wait to be written, gathered in chunks of what VPP reads at a time (vlibmemory/socket_api.c: 4096 bytes).
/// Not thread-safe: its owner's lock guards it.
/// <para>Writing: <see cref="Reserve"/>, fill, <see cref="Commit"/>. An uncommitted reservation costs nothing.</para>
/// <para>Sending: <see cref="TryTake"/>, write without the lock, <see cref="Return"/>. Only one chunk may be out at a time.</para>
/// </summary>
internal sealed class OutgoingBuffer
{
    /// <summary>Size of an ordinary chunk.</summary>
    public const int ChunkSize = 4096;

    /// <summary>Chunks kept for reuse, 1 MB: a full window of 1,000 routes takes 56 of them, and more are under way in bursts.</summary>
    private const int MaximumFree = 256;
    private OutgoingChunk? _head;
    private OutgoingChunk? _tail;
    private OutgoingChunk? _free;
    private int _freeCount;
    private int _bytes;

    /// <summary>Requests that wait.</summary>
    public int Frames { get; private set; }

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty => _bytes == 0;

    /// <summary>True when there is a chunk to which nothing will be added any more.</summary>
    public bool HasFullChunk => _head != _tail;

    /// <summary>Memory for one frame, or some that must go out together.</summary>
    /// <param name="size">Bytes.</param>
    /// <returns>Exactly that many bytes, with whatever was in them before.</returns>
    public Span<byte> Reserve(int size)
    {
        if (_tail is null || _tail.Buffer.Length - _tail.Length < size)
        {
            // A tail that is too small may be empty; then it is skipped when its turn comes.
            var chunk = RentChunk(size);
            if (_tail is null) _head = chunk;
            else _tail.Next = chunk;
            _tail = chunk;
        }

        return _tail.Buffer.AsSpan(_tail.Length, size);
    }

    /// <summary>Makes the last reservation part of what goes out.</summary>
    /// <param name="size">Bytes that were reserved.</param>
    /// <param name="frames">Requests in them.</param>
    public void Commit(int size, int frames)
    {
        _tail!.Length += size;
        _tail.Frames += frames;
        Frames += frames;
        _bytes += size;
    }

    /// <summary>Takes the oldest chunk for writing.</summary>
    /// <param name="fullOnly">Leave the one that is still being filled.</param>
    /// <returns>The chunk, or null when there is none.</returns>
    public OutgoingChunk? TryTake(bool fullOnly)
    {
        while (_head is { } chunk && !(fullOnly && chunk == _tail))
        {
            if (chunk.Length == 0 && chunk == _tail) return null;
            _head = chunk.Next;
            if (_head is null) _tail = null;
            chunk.Next = null;
            if (chunk.Length == 0)
            {
                Return(chunk);
                continue;
            }

            Frames -= chunk.Frames;
            _bytes -= chunk.Length;
            return chunk;
        }

        return null;
    }

    /// <summary>Gives a written chunk back.</summary>
    /// <param name="chunk">From <see cref="TryTake"/>.</param>
    public void Return(OutgoingChunk chunk)
    {
        if (chunk.Buffer.Length != ChunkSize || _freeCount == MaximumFree) return;
        chunk.Length = 0;
        chunk.Frames = 0;
        chunk.Next = _free;
        _free = chunk;
        _freeCount++;
    }

    private OutgoingChunk RentChunk(int size)
    {
        if (size > ChunkSize) return new OutgoingChunk(size);
        if (_free is not { } chunk) return new OutgoingChunk(ChunkSize);
        _free = chunk.Next;
        _freeCount--;
        chunk.Next = null;
        return chunk;
    }
}
