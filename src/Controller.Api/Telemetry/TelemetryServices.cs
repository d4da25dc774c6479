using Controller.Api.Telemetry.History;
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
        services.AddSingleton(static provider => new InterfaceTable(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ControllerOptions>().HistoryMemory * 1024L * 1024));
        services.AddSingleton<HistoryReader>();
        // Before the sampler, so that it stops after it and writes the last minute too.
        services.AddSingleton<HistoryWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<HistoryWriter>());
        services.AddSingleton<StatsSampler>();
        services.AddHostedService(provider => provider.GetRequiredService<StatsSampler>());
        services.AddSingleton<NodeMetrics>();
        services.AddSingleton<MeterCollector>();
        services.AddHostedService(provider => provider.GetRequiredService<MeterCollector>());
        return services;
    }
}
