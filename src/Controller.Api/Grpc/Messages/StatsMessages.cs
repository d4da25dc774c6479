using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>VPP's health as messages.</summary>
internal static class StatsMessages
{
    /// <summary>VPP's health.</summary>
    public static V1.Stats ToMessage(this StatsView stats) => new()
    {
        At = Timestamp.FromDateTimeOffset(stats.At),
        Uptime = Duration.FromTimeSpan(TimeSpan.FromSeconds(stats.UptimeSeconds)),
        WorkerThreads = stats.WorkerThreads,
        VectorRate = stats.VectorRate,
        LoopsPerSecond = { stats.LoopsPerSecond },
        InputRate = stats.InputRate,
        Heaps =
        {
            stats.Heaps.Select(static row => new V1.Heap
            {
                Name = row.Name, TotalBytes = row.TotalBytes, UsedBytes = row.UsedBytes, FreeBytes = row.FreeBytes,
            }),
        },
        BufferPools =
        {
            stats.BufferPools.Select(static row => new V1.BufferPool { Name = row.Name, Available = row.Available, Cached = row.Cached, Used = row.Used }),
        },
        Errors = { stats.Errors.Select(static row => new V1.ErrorCounter { Node = row.Node, Error = row.Error, Count = row.Count }) },
    };
}
