namespace Controller.Stats.Values;

/// <summary>One thread's ring.</summary>
/// <param name="Sequence">Records ever written. What lies between two looks at it is new; more than a ring of it was lost.</param>
/// <param name="EntrySize">Bytes a record.</param>
/// <param name="Data">
/// The records that are surely whole, one after the other, oldest first. The one that the writer may be overwriting right now
/// is left out, so that a full ring of N gives N - 1.
/// </param>
public sealed record RingThread(ulong Sequence, int EntrySize, ReadOnlyMemory<byte> Data)
{
    /// <summary>Number of records.</summary>
    public int Count => Data.Length / EntrySize;

    /// <summary>One record.</summary>
    /// <param name="index">0 is the oldest.</param>
    public ReadOnlyMemory<byte> this[int index] => Data.Slice(index * EntrySize, EntrySize);
}
