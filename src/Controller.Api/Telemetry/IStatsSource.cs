using Controller.Stats;

namespace Controller.Api.Telemetry;

/// <summary>Where the counters come from: VPP's stats segment, or a test's.</summary>
internal interface IStatsSource
{
    /// <summary>Connects to the VPP that is there now.</summary>
    /// <exception cref="StatsException">There is none, or it gives no segment.</exception>
    Task<IStatsConnection> ConnectAsync(CancellationToken cancellationToken);
}
