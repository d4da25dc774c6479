using Controller.Api.Paging;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>NAT44-ED.</summary>
internal static class Nat44Endpoints
{
    /// <summary>Maps them.</summary>
    public static void MapNat44(this IEndpointRouteBuilder app)
    {
        app.MapGet(RestPaths.Nat44, static (IControllerClient client, CancellationToken cancel) => client.GetNat44Async(cancel))
            .WithApi("NAT44", "NAT44-ED's global state, interfaces and pools", null)
            .Produces<Nat44View>()
            .ProducesProblems(StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Nat44Mappings, static async (HttpContext context, IControllerClient client, int? limit, string? cursor, CancellationToken cancel)
                => PagedRows.Of(context, "mappings", await client.ListNat44MappingsAsync(cancel), RowKeys.Of, limit, cursor))
            .WithApi("NAT44", "Static and identity mappings", PagedRows.Description)
            .Produces<IReadOnlyList<Nat44MappingView>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status501NotImplemented, StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Nat44Users, static async (HttpContext context, IControllerClient client, int? limit, string? cursor, CancellationToken cancel)
                => PagedRows.Of(context, "users", await client.ListNat44UsersAsync(cancel), RowKeys.Of, limit, cursor))
            .WithApi("NAT44", "Inside hosts that have sessions, most sessions first", PagedRows.Description)
            .Produces<IReadOnlyList<Nat44UserView>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status501NotImplemented, StatusCodes.Status503ServiceUnavailable);

        app.MapGet(
                RestPaths.Nat44Sessions,
                static (IControllerClient client, string? user, uint? vrf, string? filter, int? limit, string? cursor, CancellationToken cancel)
                    => client.ListNat44SessionsAsync(new Nat44SessionQuery(user, vrf, filter, limit ?? 100, cursor), cancel))
            .WithApi(
                "NAT44", "A page of sessions",
                "VPP has no cursor for sessions and stops its workers for each read, so sessions are read user by user. `limit` is 1 to 1000 (100).")
            .Produces<PageOf<Nat44SessionView>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status501NotImplemented, StatusCodes.Status503ServiceUnavailable);
    }
}
