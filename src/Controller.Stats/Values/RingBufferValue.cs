namespace Controller.Stats.Values;

/// <summary>Rings of records, by thread.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="EntrySize">Bytes a record.</param>
/// <param name="RingSize">Records a ring.</param>
/// <param name="SchemaVersion">The writer's version of its records.</param>
/// <param name="Schema">What the writer says about its records; empty when it says nothing.</param>
/// <param name="Threads">One ring a thread.</param>
public sealed record RingBufferValue(string Name, int EntrySize, int RingSize, uint SchemaVersion, ReadOnlyMemory<byte> Schema,
    IReadOnlyList<RingThread> Threads) : StatsValue(Name, StatsEntryType.RingBuffer);
