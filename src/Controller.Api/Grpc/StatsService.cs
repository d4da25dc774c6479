using Controller.Api.Grpc.Messages;
using Controller.Contracts.Client;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>vppilot.v1.StatsService.</summary>
internal sealed class StatsService(IControllerClient client, TimeProvider time) : V1.StatsService.StatsServiceBase
{
    /// <inheritdoc />
    public override async Task<V1.GetStatsResponse> GetStats(V1.GetStatsRequest request, ServerCallContext context)
        => new() { Stats = (await client.GetStatsAsync(context.CancellationToken)).ToMessage() };

    /// <inheritdoc />
    public override Task WatchStats(V1.WatchStatsRequest request, IServerStreamWriter<V1.WatchStatsResponse> responseStream, ServerCallContext context)
        => Repeat.EveryAsync(
            RequestParameters.IntervalOf(request.Interval), time,
            async cancel => await responseStream.WriteAsync(new V1.WatchStatsResponse { Stats = (await client.GetStatsAsync(cancel)).ToMessage() }, cancel),
            context.CancellationToken);
}
