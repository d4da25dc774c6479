using Controller.Api.Grpc.Messages;
using Controller.Api.Live;
using Controller.Api.Paging;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>vppilot.v1.NodeService.</summary>
internal sealed class NodeService(IControllerClient client, NodeEvents events) : V1.NodeService.NodeServiceBase
{
    /// <inheritdoc />
    public override async Task<V1.GetStatusResponse> GetStatus(V1.GetStatusRequest request, ServerCallContext context)
        => new() { Status = (await client.GetStatusAsync(context.CancellationToken)).ToMessage() };

    /// <inheritdoc />
    public override async Task WatchStatus(
        V1.WatchStatusRequest request, IServerStreamWriter<V1.WatchStatusResponse> responseStream, ServerCallContext context)
    {
        await foreach (var status in client.WatchStatusAsync(context.CancellationToken))
            await responseStream.WriteAsync(new V1.WatchStatusResponse { Status = status.ToMessage() }, context.CancellationToken);
    }

    /// <inheritdoc />
    public override async Task WatchEvents(
        V1.WatchEventsRequest request, IServerStreamWriter<V1.WatchEventsResponse> responseStream, ServerCallContext context)
    {
        await foreach (var one in events.WatchAsync(context.CancellationToken))
        {
            var message = one.ToMessage();
            if (request.Kinds.Count == 0 || request.Kinds.Contains(message.Kind))
                await responseStream.WriteAsync(new V1.WatchEventsResponse { Event = message }, context.CancellationToken);
        }
    }

    /// <inheritdoc />
    public override async Task<V1.GetSnapshotResponse> GetSnapshot(V1.GetSnapshotRequest request, ServerCallContext context)
    {
        var size = RequestParameters.PageSize(request.PageSize);
        var snapshot = await client.GetSnapshotAsync(context.CancellationToken);
        var page = ListPage.Of("snapshot", snapshot.Resources, RowKeys.Of, size, RequestParameters.TextOf(request.PageToken));
        return new V1.GetSnapshotResponse
        {
            At = Timestamp.FromDateTimeOffset(snapshot.At),
            Resources = { page.Items.Select(NodeMessages.ToMessage) },
            NextPageToken = page.Next ?? string.Empty,
            TotalSize = snapshot.Resources.Count,
        };
    }

    /// <inheritdoc />
    public override async Task<V1.GetDriftResponse> GetDrift(V1.GetDriftRequest request, ServerCallContext context)
        => new() { Plan = (await client.GetDriftAsync(context.CancellationToken)).ToMessage() };

    /// <inheritdoc />
    public override async Task WatchDrift(
        V1.WatchDriftRequest request, IServerStreamWriter<V1.WatchDriftResponse> responseStream, ServerCallContext context)
    {
        V1.Plan? before = null;
        (NodeState State, int? Revision, string? Detail)? seen = null;
        await foreach (var status in client.WatchStatusAsync(context.CancellationToken))
        {
            // The drift is read anew only when the node's state says that it may be another; reading stops VPP's workers for a moment.
            var state = (status.State, status.Revision, status.Detail);
            if (seen == state || status.State is not (NodeState.InSync or NodeState.Drift or NodeState.Empty or NodeState.Failed))
                continue;
            seen = state;
            if (await ReadDriftAsync(context.CancellationToken) is not { } plan || plan.Equals(before))
                continue;
            before = plan;
            await responseStream.WriteAsync(new V1.WatchDriftResponse { Plan = plan }, context.CancellationToken);
        }
    }

    private async Task<V1.Plan?> ReadDriftAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetDriftAsync(cancellationToken)).ToMessage();
        }
        catch (ControllerProblemException problem) when (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            return null; // VPP went away between the two; its coming back is a change of the state.
        }
    }
}
