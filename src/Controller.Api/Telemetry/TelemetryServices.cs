using Controller.Api.Telemetry.Prometheus;

namespace Controller.Api.Telemetry;

/// <summary>Everything that is counted.</summary>
internal static class TelemetryServices
{
    /// <summary>Adds the sampler and the metrics.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<ControllerMeter>();
        services.AddSingleton<IStatsSource, SegmentStatsSource>();
        services.AddSingleton<StatsSampler>();
        services.AddHostedService(provider => provider.GetRequiredService<StatsSampler>());
        services.AddSingleton<NodeMetrics>();
        services.AddSingleton<MeterCollector>();
        services.AddHostedService(provider => provider.GetRequiredService<MeterCollector>());
        return services;
    }
}
