using Controller.Api.Grpc.Messages;
using Controller.Api.Paging;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Grpc.Core;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc;

/// <summary>vppilot.v1.Nat44Service.</summary>
internal sealed class Nat44Service(IControllerClient client) : V1.Nat44Service.Nat44ServiceBase
{
    /// <inheritdoc />
    public override async Task<V1.GetNat44Response> GetNat44(V1.GetNat44Request request, ServerCallContext context)
        => (await client.GetNat44Async(context.CancellationToken)).ToMessage();

    /// <inheritdoc />
    public override async Task<V1.ListMappingsResponse> ListMappings(V1.ListMappingsRequest request, ServerCallContext context)
    {
        var size = RequestParameters.PageSize(request.PageSize);
        var page = ListPage.Of(
            "mappings", await client.ListNat44MappingsAsync(context.CancellationToken), RowKeys.Of, size, RequestParameters.TextOf(request.PageToken));
        return new V1.ListMappingsResponse
        {
            Mappings = { page.Items.Select(Nat44Messages.ToMessage) }, NextPageToken = page.Next ?? string.Empty, TotalSize = page.Total ?? 0,
        };
    }

    /// <inheritdoc />
    public override async Task<V1.ListUsersResponse> ListUsers(V1.ListUsersRequest request, ServerCallContext context)
    {
        var size = RequestParameters.PageSize(request.PageSize);
        var page = ListPage.Of(
            "users", await client.ListNat44UsersAsync(context.CancellationToken), RowKeys.Of, size, RequestParameters.TextOf(request.PageToken));
        return new V1.ListUsersResponse
        {
            Users = { page.Items.Select(Nat44Messages.ToMessage) }, NextPageToken = page.Next ?? string.Empty, TotalSize = page.Total ?? 0,
        };
    }

    /// <inheritdoc />
    public override async Task<V1.ListSessionsResponse> ListSessions(V1.ListSessionsRequest request, ServerCallContext context)
    {
        var page = await client.ListNat44SessionsAsync(
            new Nat44SessionQuery(
                RequestParameters.TextOf(request.User), request.HasVrf ? request.Vrf : null, RequestParameters.TextOf(request.Filter),
                RequestParameters.PageSize(request.PageSize), RequestParameters.TextOf(request.PageToken)),
            context.CancellationToken);
        var response = new V1.ListSessionsResponse { Sessions = { page.Items.Select(Nat44Messages.ToMessage) }, NextPageToken = page.Next ?? string.Empty };
        if (page.Total is { } total)
            response.TotalSize = total;
        return response;
    }
}
