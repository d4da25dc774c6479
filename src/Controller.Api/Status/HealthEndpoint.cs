using Controller.Contracts.Rest;

namespace Controller.Api.Status;

/// <summary>
/// <c>/healthz</c>: 200 as long as the process serves requests. A VPP or a database that is away is no reason to restart the server,
/// which waits for both by itself; the body says how they are.
/// </summary>
internal static class HealthEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
        => app.MapGet("/healthz", static (StatusFeed feed) => TypedResults.Ok(Describe(feed.Current))).ExcludeFromDescription();

    private static HealthView Describe(NodeStatus status) => new(
        "up",
        Hosting.CommandLine.Version,
        status.Node,
        status.State,
        [
            new HealthPart("vpp", status.Vpp.Connected, status.Vpp.LastError),
            new HealthPart("stats", status.Vpp.StatsAvailable, null),
            new HealthPart("database", status.Database.Available, status.Database.LastError),
        ]);
}
