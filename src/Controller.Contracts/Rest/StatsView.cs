namespace Controller.Contracts.Rest;

/// <summary>VPP's health in numbers, from the stats segment.</summary>
/// <param name="At">When the sample was taken (UTC).</param>
/// <param name="UptimeSeconds">Seconds since VPP started.</param>
/// <param name="WorkerThreads">Worker threads.</param>
/// <param name="VectorRate">Vectors per call, over all threads.</param>
/// <param name="LoopsPerSecond">Main loops a second, thread by thread (0 is the main thread).</param>
/// <param name="InputRate">Packets a second into the graph.</param>
/// <param name="Heaps">Heaps by name.</param>
/// <param name="BufferPools">Buffer pools by name.</param>
/// <param name="Errors">Error counters that are not zero, largest first.</param>
public sealed record StatsView(
    DateTimeOffset At,
    double UptimeSeconds,
    int WorkerThreads,
    double VectorRate,
    IReadOnlyList<double> LoopsPerSecond,
    double InputRate,
    IReadOnlyList<HeapView> Heaps,
    IReadOnlyList<BufferPoolView> BufferPools,
    IReadOnlyList<ErrorCounterView> Errors);
