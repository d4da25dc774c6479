using Controller.Contracts.Rest;
using Controller.Stats;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>The stats segment of one run of VPP. For one caller at a time; every read can throw <see cref="StatsException"/>.</summary>
internal interface IStatsConnection : IDisposable
{
    /// <summary>Why this VPP is thought to be gone; null while it is not.</summary>
    string? FindEnd();

    /// <summary>Reads all interfaces.</summary>
    /// <param name="readings">Cleared, then filled.</param>
    void ReadInterfaces(List<InterfaceReading> readings);

    /// <summary>Reads VPP's health.</summary>
    /// <param name="at">Now (UTC).</param>
    StatsView ReadHealth(DateTimeOffset at);

    /// <summary>Reads NAT44's counters; null when VPP runs without the plugin.</summary>
    Nat44Counters? ReadNat44();
}
