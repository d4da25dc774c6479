using Controller.Api.Live;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Rest;

/// <summary>The node's state.</summary>
internal static class StatusEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapStatus(this IEndpointRouteBuilder app)
    {
        app.MapGet(RestPaths.Status, static (IControllerClient client, CancellationToken cancel) => client.GetStatusAsync(cancel))
            .WithApi("Status", "The node's state", "The data plane, the store and how they compare, in one look.")
            .Produces<NodeStatus>();

        app.MapGet(RestPaths.StatusEvents, static (HttpContext context, IControllerClient client, TimeProvider time, IHostApplicationLifetime life)
                => ServerSentEvents.WriteAsync(
                    context, RestPaths.StatusEvent, client.WatchStatusAsync, RestJsonContext.Default.NodeStatus, time, life.ApplicationStopping))
            .WithApi(
                "Status", "The node's state, now and after every change",
                "Server-sent events named `status`; the data of each is a NodeStatus. A comment line every 15 seconds keeps the connection.")
            .Produces<NodeStatus>(StatusCodes.Status200OK, "text/event-stream");

        app.MapGet(RestPaths.Events, static (HttpContext context, NodeEvents events, TimeProvider time, IHostApplicationLifetime life)
                => ServerSentEvents.WriteAsync(
                    context, RestPaths.Event, events.WatchAsync, RestJsonContext.Default.NodeEventView, time, life.ApplicationStopping))
            .WithApi(
                "Status", "What happens on the node",
                "Server-sent events named `event`: changes of the node's state, of the connections to VPP, its stats and the database, new Revisions, the progress of "
                + "an apply, interfaces that come, go, rise or fall. The first tells the state. A reader that is slow gets fewer, never a wrong one.")
            .Produces<NodeEventView>(StatusCodes.Status200OK, "text/event-stream");
    }
}
