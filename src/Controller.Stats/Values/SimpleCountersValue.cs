namespace Controller.Stats.Values;

/// <summary>64-bit counters by thread.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Threads">Thread (0 is main, then the workers), then index. Threads may have vectors of different lengths.</param>
public sealed record SimpleCountersValue(string Name, IReadOnlyList<ulong[]> Threads)
    : StatsValue(Name, StatsEntryType.SimpleCounters)
{
    /// <summary>Sums one index over all threads.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The sum; what a thread does not have counts as 0.</returns>
    public ulong Sum(int index)
    {
        var sum = 0UL;
        foreach (var thread in Threads) sum += (uint)index < (uint)thread.Length ? thread[index] : 0;
        return sum;
    }
}
