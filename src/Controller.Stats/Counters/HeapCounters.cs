namespace Controller.Stats.Counters;

/// <summary>One of VPP's heaps, in bytes (vlib/stats/provider_mem.c).</summary>
/// <param name="Name">For example <c>main heap</c> or <c>stat segment</c>.</param>
/// <param name="Total">Size.</param>
/// <param name="Used">In use.</param>
/// <param name="Free">Free.</param>
/// <param name="UsedMmap">In use outside the heap's own range.</param>
/// <param name="MaximumUsed">Most ever in use.</param>
/// <param name="FreeReclaimed">Free again after use.</param>
/// <param name="Overhead">The allocator's own.</param>
public sealed record HeapCounters(string Name, ulong Total, ulong Used, ulong Free, ulong UsedMmap, ulong MaximumUsed,
    ulong FreeReclaimed, ulong Overhead);
