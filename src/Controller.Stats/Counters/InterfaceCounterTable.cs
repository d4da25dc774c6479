namespace Controller.Stats.Counters;

/// <summary>
/// All interface counters at one moment, summed over VPP's threads; every array is indexed by <c>sw_if_index</c>. The reader
/// that made it uses it again: it holds still until the refresh after the next.
/// </summary>
public sealed class InterfaceCounterTable
{
    /// <summary>What VPP calls the slot of a deleted interface (vnet/interface/stats.c).</summary>
    private const string Deleted = "deleted";

    /// <summary>Number of <see cref="InterfaceCounterKind"/>s.</summary>
    internal const int CounterKinds = (int)InterfaceCounterKind.Mpls + 1;

    /// <summary>Number of <see cref="InterfaceTrafficKind"/>s.</summary>
    internal const int TrafficKinds = (int)InterfaceTrafficKind.TxBroadcast + 1;

    private readonly ulong[][] _counters = new ulong[CounterKinds][];
    private readonly CombinedCounter[][] _traffic = new CombinedCounter[TrafficKinds][];

    internal InterfaceCounterTable()
    {
        Array.Fill(_counters, []);
        Array.Fill(_traffic, []);
    }

    /// <summary>Slots; interfaces have indexes below it.</summary>
    public int Count { get; private set; }

    /// <summary>When it was read, as <see cref="TimeProvider.GetTimestamp"/> of the reader's clock: for rates.</summary>
    public long Timestamp { get; private set; }

    /// <summary>VPP's count of changes to the segment's structure.</summary>
    public ulong Epoch { get; private set; }

    /// <summary>Packets received, and their bytes.</summary>
    public ReadOnlySpan<CombinedCounter> Rx => this[InterfaceTrafficKind.Rx];

    /// <summary>Packets sent, and their bytes.</summary>
    public ReadOnlySpan<CombinedCounter> Tx => this[InterfaceTrafficKind.Tx];

    /// <summary>Packets dropped by the graph.</summary>
    public ReadOnlySpan<ulong> Drops => this[InterfaceCounterKind.Drops];

    internal string?[] Names { get; private set; } = [];

    /// <summary>One counter of all interfaces.</summary>
    /// <param name="kind">Which.</param>
    public ReadOnlySpan<ulong> this[InterfaceCounterKind kind] => _counters[(int)kind].AsSpan(0, Count);

    /// <summary>One pair of counters of all interfaces.</summary>
    /// <param name="kind">Which.</param>
    public ReadOnlySpan<CombinedCounter> this[InterfaceTrafficKind kind] => _traffic[(int)kind].AsSpan(0, Count);

    /// <summary>An interface's name in VPP.</summary>
    /// <param name="swIfIndex">The interface.</param>
    /// <returns>The name; null when there is no such interface (any more).</returns>
    public string? NameOf(uint swIfIndex)
        => swIfIndex < (uint)Names.Length && Names[swIfIndex] is { } name && !string.Equals(name, Deleted, StringComparison.Ordinal) ? name : null;

    /// <summary>All counters of one interface.</summary>
    /// <param name="swIfIndex">The interface.</param>
    /// <param name="counters">Its counters.</param>
    /// <returns>False when VPP has no such index.</returns>
    public bool TryGet(uint swIfIndex, out InterfaceCounters counters)
    {
        if (swIfIndex >= (uint)Count)
        {
            counters = default;
            return false;
        }
        var index = (int)swIfIndex;
        counters = new InterfaceCounters(this[InterfaceTrafficKind.Rx][index], this[InterfaceTrafficKind.Tx][index],
            this[InterfaceCounterKind.Drops][index], this[InterfaceCounterKind.Punt][index],
            this[InterfaceCounterKind.Ip4][index], this[InterfaceCounterKind.Ip6][index],
            this[InterfaceCounterKind.RxNoBuffer][index], this[InterfaceCounterKind.RxMiss][index],
            this[InterfaceCounterKind.RxError][index], this[InterfaceCounterKind.TxError][index],
            this[InterfaceCounterKind.Mpls][index]);
        return true;
    }

    internal void Begin(int count, ulong epoch, long timestamp, string?[] names)
    {
        Count = count;
        Epoch = epoch;
        Timestamp = timestamp;
        Names = names;
    }

    internal Span<ulong> Writable(InterfaceCounterKind kind) => Room(ref _counters[(int)kind]);

    internal Span<CombinedCounter> Writable(InterfaceTrafficKind kind) => Room(ref _traffic[(int)kind]);

    private Span<T> Room<T>(ref T[] array)
    {
        if (array.Length < Count) array = new T[Math.Max(Count, 2 * array.Length)];
        return array.AsSpan(0, Count);
    }
}
