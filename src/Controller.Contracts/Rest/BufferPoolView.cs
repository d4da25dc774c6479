namespace Controller.Contracts.Rest;

/// <summary>One of VPP's buffer pools, in buffers.</summary>
/// <param name="Name">For example <c>default-numa-0</c>.</param>
/// <param name="Available">Free in the pool.</param>
/// <param name="Cached">Held in thread caches.</param>
/// <param name="Used">In use.</param>
public sealed record BufferPoolView(string Name, ulong Available, ulong Cached, ulong Used);
