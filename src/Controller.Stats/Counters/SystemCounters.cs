namespace Controller.Stats.Counters;

/// <summary>What VPP says about itself. VPP refreshes it every <c>statseg { update-interval }</c>, 10 seconds unless told otherwise.</summary>
/// <param name="Heartbeat">Counts VPP's refreshes: it stands still when VPP does.</param>
/// <param name="BootTime">When VPP started; null until its first refresh.</param>
/// <param name="LastStatsClear">When <c>clear interfaces</c> or the like was last run; null if never.</param>
/// <param name="WorkerThreads">Threads beside the main thread.</param>
/// <param name="VectorRate">Vectors per call of a node, the workers' average, fraction cut off.</param>
/// <param name="VectorRatePerThread">The same by thread, main first.</param>
/// <param name="LoopsPerThread">Loops a second by thread, main first.</param>
/// <param name="InputRate">Packets a second received on all interfaces, over the last interval.</param>
public sealed record SystemCounters(
    ulong Heartbeat,
    DateTimeOffset? BootTime,
    DateTimeOffset? LastStatsClear,
    int WorkerThreads,
    ulong VectorRate,
    IReadOnlyList<ulong> VectorRatePerThread,
    IReadOnlyList<ulong> LoopsPerThread,
    ulong InputRate);
