using Controller.Api.Status;
using Controller.Contracts.Rest;
using Grpc.Health.V1;
using Grpc.HealthCheck;

namespace Controller.Api.Grpc;

/// <summary>
/// Tells the health service (grpc.health.v1) how the server is. The server itself and its services serve as long as the process does,
/// as <c>/healthz</c> says too: a VPP or a database that is away is no reason to restart the server. Those two, and the stats segment, have
/// names of their own for whoever wants to know.
/// </summary>
internal sealed class HealthPublisher(HealthServiceImpl health, StatusFeed feed, IHostApplicationLifetime life) : BackgroundService
{
    /// <summary>Name of the connection to VPP.</summary>
    public const string Vpp = "vpp";

    /// <summary>Name of VPP's stats segment.</summary>
    public const string Stats = "stats";

    /// <summary>Name of the store.</summary>
    public const string Database = "database";

    private static readonly string[] Always = [string.Empty, .. GrpcApi.Services.Select(service => service.FullName)];

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Always)
            health.SetStatus(name, HealthCheckResponse.Types.ServingStatus.Serving);
        Publish(feed.Current);
        life.ApplicationStopping.Register(() =>
        {
            foreach (var name in Always)
                health.SetStatus(name, HealthCheckResponse.Types.ServingStatus.NotServing);
        });
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var status in feed.WatchAsync(stoppingToken))
                Publish(status);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private void Publish(NodeStatus status)
    {
        Set(Vpp, status.Vpp.Connected);
        Set(Stats, status.Vpp.StatsAvailable);
        Set(Database, status.Database.Available);
    }

    private void Set(string name, bool serving) => health.SetStatus(
        name, serving ? HealthCheckResponse.Types.ServingStatus.Serving : HealthCheckResponse.Types.ServingStatus.NotServing);
}
