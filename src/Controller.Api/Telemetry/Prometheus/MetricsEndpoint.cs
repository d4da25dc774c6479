namespace Controller.Api.Telemetry.Prometheus;

/// <summary><c>/metrics</c>.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder app)
        => app.MapGet("/metrics", static async (MeterCollector meters, NodeMetrics node, CancellationToken cancel) =>
            {
                var text = new PrometheusText();
                await node.WriteAsync(text, cancel);
                meters.Write(text);
                return TypedResults.Text(text.ToString(), PrometheusText.ContentType);
            })
            .ExcludeFromDescription();
}
