using Controller.Api.Grpc.Messages;
using Controller.Api.Paging;
using Controller.Contracts.Client;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>vppilot.v1.InterfaceService.</summary>
internal sealed class InterfaceService(IControllerClient client, TimeProvider time) : V1.InterfaceService.InterfaceServiceBase
{
    private const int MostNames = 1000;
    private const int DefaultHistorySeconds = 300;

    /// <inheritdoc />
    public override async Task<V1.ListInterfacesResponse> ListInterfaces(V1.ListInterfacesRequest request, ServerCallContext context)
    {
        var size = RequestParameters.PageSize(request.PageSize);
        var page = ListPage.Of(
            "interfaces", await client.ListInterfacesAsync(context.CancellationToken), RowKeys.Of, size, RequestParameters.TextOf(request.PageToken));
        return new V1.ListInterfacesResponse
        {
            Interfaces = { page.Items.Select(InterfaceMessages.ToMessage) }, NextPageToken = page.Next ?? string.Empty, TotalSize = page.Total ?? 0,
        };
    }

    /// <inheritdoc />
    public override async Task WatchInterfaces(
        V1.WatchInterfacesRequest request, IServerStreamWriter<V1.WatchInterfacesResponse> responseStream, ServerCallContext context)
    {
        if (request.Names.Count > MostNames)
            throw RequestParameters.Invalid($"names: {request.Names.Count} of them; {MostNames} are the most. Leave them out for all interfaces.");
        var names = request.Names.ToHashSet(StringComparer.Ordinal);
        await Repeat.EveryAsync(RequestParameters.IntervalOf(request.Interval), time, async cancel =>
        {
            var rows = await client.ListInterfacesAsync(cancel);
            await responseStream.WriteAsync(
                new V1.WatchInterfacesResponse
                {
                    At = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
                    Interfaces =
                    {
                        rows.Where(row => names.Count == 0 || names.Contains(row.Name)).OrderBy(static row => row.Name, StringComparer.Ordinal)
                            .Select(InterfaceMessages.ToMessage),
                    },
                },
                cancel);
        }, context.CancellationToken);
    }

    /// <inheritdoc />
    public override async Task<V1.GetInterfaceHistoryResponse> GetInterfaceHistory(V1.GetInterfaceHistoryRequest request, ServerCallContext context)
    {
        var history = await client.GetInterfaceHistoryAsync(
                request.Name, request.Seconds == 0 ? DefaultHistorySeconds : request.Seconds, context.CancellationToken)
            ?? throw Rest.RevisionEndpoints.Missing($"There is no interface {request.Name}.");
        return new V1.GetInterfaceHistoryResponse
        {
            Name = history.Name,
            Interval = Duration.FromTimeSpan(TimeSpan.FromSeconds(history.IntervalSeconds)),
            Points = { history.Points.Select(InterfaceMessages.ToMessage) },
            Missing = history.Missing ?? string.Empty,
        };
    }

    /// <inheritdoc />
    public override async Task<V1.ListRoutesResponse> ListRoutes(V1.ListRoutesRequest request, ServerCallContext context)
    {
        var size = RequestParameters.PageSize(request.PageSize);
        var page = ListPage.Of(
            "routes", await client.ListRoutesAsync(context.CancellationToken), RowKeys.Of, size,
            RequestParameters.TextOf(request.PageToken));
        return new V1.ListRoutesResponse
        {
            Routes = { page.Items.Select(InterfaceMessages.ToMessage) }, NextPageToken = page.Next ?? string.Empty, TotalSize = page.Total ?? 0,
        };
    }
}
