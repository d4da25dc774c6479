namespace Controller.Stats.Counters;

/// <summary>One of VPP's buffer pools, in buffers.</summary>
/// <param name="Name">For example <c>default-numa-0</c>.</param>
/// <param name="Available">Free in the pool.</param>
/// <param name="Cached">Free in the caches of threads.</param>
/// <param name="Used">In use.</param>
public sealed record BufferPoolCounters(string Name, ulong Available, ulong Cached, ulong Used);
