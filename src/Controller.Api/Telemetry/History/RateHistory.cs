namespace Controller.Api.Telemetry.History;

/// <summary>
/// One resolution's samples of all interfaces in memory that never exceeds a budget: when it is full, the oldest sixty samples of all
/// interfaces make room. So the number of interfaces decides how far back it goes, the same for each of them. Not thread-safe.
/// </summary>
/// <param name="samples">Samples that are kept while the budget allows; up to sixty more are.</param>
/// <param name="budget">Bytes that it may take at this moment.</param>
internal sealed class RateHistory(int samples, Func<long> budget)
{
    private const int SmallestCapacity = 64;

    private readonly LinkedList<RateBlock> _blocks = new();
    private RateBlock? _spare;
    private int _count;

    /// <summary>Bytes that the samples take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Samples kept.</summary>
    public int Count => _count;

    /// <summary>When the interval of the oldest sample began; null when there is none.</summary>
    public DateTimeOffset? Start => _blocks.First is { Value: { Count: > 0 } block } ? block.EndOf(0).AddSeconds(-block.SecondsOf(0)) : null;

    /// <summary>Begins a sample in which nothing is known yet.</summary>
    /// <param name="end">When its interval ended.</param>
    /// <param name="seconds">How long that was.</param>
    /// <param name="slots">Slots that may be set in it.</param>
    public void Begin(DateTimeOffset end, double seconds, int slots)
    {
        if (_blocks.Last is not { Value: var newest } || newest.Count == RateBlock.Samples || newest.Capacity < slots)
            newest = AddBlock(slots);
        newest.Begin(end, seconds);
        _count++;
    }

    /// <summary>Says what an interface's rates were in the newest sample.</summary>
    public void Set(int slot, in InterfaceRates rates) => _blocks.Last!.Value.Set(slot, rates);

    /// <summary>Gives memory back when the budget has become smaller.</summary>
    public void Trim()
    {
        while (_blocks.Count > 1 && Bytes > budget()) Drop(_blocks.First!);
        _spare = null;
    }

    /// <summary>Walks the samples of one interface, oldest first, unknown ones left out.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="after">Only samples that ended after this.</param>
    /// <param name="visit">Called with the end of the interval, its seconds, and the rates.</param>
    public void Walk(int slot, DateTimeOffset after, Action<DateTimeOffset, double, InterfaceRates> visit)
    {
        foreach (var block in _blocks)
        {
            if (block.Count == 0 || block.EndOf(block.Count - 1) <= after) continue;
            for (var sample = 0; sample < block.Count; sample++)
            {
                if (block.EndOf(sample) > after && block.TryGet(slot, sample, out var rates))
                    visit(block.EndOf(sample), block.SecondsOf(sample), rates);
            }
        }
    }

    /// <summary>Walks the times of the samples, oldest first.</summary>
    public IEnumerable<DateTimeOffset> Ends(DateTimeOffset after)
    {
        foreach (var block in _blocks)
        {
            for (var sample = 0; sample < block.Count; sample++)
            {
                if (block.EndOf(sample) > after) yield return block.EndOf(sample);
            }
        }
    }

    private RateBlock AddBlock(int slots)
    {
        // Room for some more, so that one interface after the other does not cost a block each.
        var capacity = SmallestCapacity;
        while (capacity < slots) capacity += Math.Max(SmallestCapacity, capacity / 8);
        var size = (long)capacity * RateBlock.BytesPerSlot;
        while (_blocks.First is { } oldest && (_count - oldest.Value.Count >= samples || Bytes + size > budget())) Drop(oldest);
        var block = _spare is not null && _spare.Capacity == capacity ? _spare : new RateBlock(capacity);
        _spare = null;
        _blocks.AddLast(block);
        Bytes += block.Bytes;
        return block;
    }

    private void Drop(LinkedListNode<RateBlock> oldest)
    {
        _blocks.Remove(oldest);
        Bytes -= oldest.Value.Bytes;
        _count -= oldest.Value.Count;
        _spare = oldest.Value;
        _spare.Clear();
    }
}
