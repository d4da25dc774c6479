namespace Controller.Stats.Values;

/// <summary>Packet and byte counters by thread.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Threads">Thread (0 is main, then the workers), then index. Threads may have vectors of different lengths.</param>
public sealed record CombinedCountersValue(string Name, IReadOnlyList<CombinedCounter[]> Threads)
    : StatsValue(Name, StatsEntryType.CombinedCounters)
{
    /// <summary>Sums one index over all threads.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The sum; what a thread does not have counts as 0.</returns>
    public CombinedCounter Sum(int index)
    {
        var sum = default(CombinedCounter);
        foreach (var thread in Threads) sum += (uint)index < (uint)thread.Length ? thread[index] : default;
        return sum;
    }
}
