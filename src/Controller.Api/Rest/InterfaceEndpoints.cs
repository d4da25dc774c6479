using Controller.Api.Paging;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>Interfaces, routes, and VPP's health.</summary>
internal static class InterfaceEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapInterfaces(this IEndpointRouteBuilder app)
    {
        app.MapGet(RestPaths.Interfaces, static async (HttpContext context, IControllerClient client, int? limit, string? cursor, CancellationToken cancel)
                => PagedRows.Of(context, "interfaces", await client.ListInterfacesAsync(cancel), RowKeys.Of, limit, cursor))
            .WithApi("Interfaces", "Interfaces with counters and rates", "Also those that are not VPPilot's. " + PagedRows.Description)
            .Produces<IReadOnlyList<InterfaceView>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Interfaces + "/{name}/history", HistoryAsync)
            .WithApi("Interfaces", "Rates of one interface over time",
                "The last `seconds` (300; up to ten years). The answer's `intervalSeconds` grows with it: 1 up to 720 seconds, 5 for an hour, 120 for a day, "
                + "3600 for thirty days, each point with the mean and the peaks of its interval; at most 720 points. Slashes in the name are escaped as %2F.")
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        app.MapGet(RestPaths.Routes, static async (HttpContext context, IControllerClient client, int? limit, string? cursor, CancellationToken cancel)
                => PagedRows.Of(context, "routes", await client.ListRoutesAsync(cancel), RowKeys.Of, limit, cursor))
            .WithApi("Routes", "The Config's static routes as VPP has them", PagedRows.Description)
            .Produces<IReadOnlyList<RouteView>>()
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);

        app.MapGet(RestPaths.Stats, static (IControllerClient client, CancellationToken cancel) => client.GetStatsAsync(cancel))
            .WithApi("Status", "VPP's health from the stats segment", null)
            .Produces<StatsView>()
            .ProducesProblems(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Microsoft.AspNetCore.Http.HttpResults.Ok<InterfaceHistory>> HistoryAsync(
        IControllerClient client, string name, int? seconds, CancellationToken cancel)
    {
        // Routing leaves %2F as it is, so that it is not taken for a separator.
        var decoded = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return TypedResults.Ok(await client.GetInterfaceHistoryAsync(decoded, seconds ?? 300, cancel)
            ?? throw RevisionEndpoints.Missing($"There is no interface {decoded}."));
    }
}
