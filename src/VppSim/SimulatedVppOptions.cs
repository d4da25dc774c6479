using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace VppSim;

/// <summary>What kind of VPP to pretend to be.</summary>
public sealed record SimulatedVppOptions
{
    /// <summary>Path of the API socket to serve. A stale file there is replaced.</summary>
    public required string ApiSocket { get; init; }

    /// <summary>Path of the stats socket to serve; null for a VPP without a <c>statseg</c> stanza.</summary>
    public string? StatsSocket { get; init; }

    /// <summary>The version that <c>show_version</c> answers.</summary>
    public string Version { get; init; } = "26.06-release";

    /// <summary>Whether synthetic traffic moves counters and NAT sessions.</summary>
    public bool Traffic { get; init; } = true;

    /// <summary>Seed of the synthetic traffic: the same seed gives the same traffic.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Names of the hardware-like interfaces that are there from the start.</summary>
    public IReadOnlyList<string> HardwareInterfaces { get; init; } = ["GigabitEthernet0/8/0", "GigabitEthernet0/9/0"];

    /// <summary>The directory that VPP would keep its own files in: memif's default socket is there.</summary>
    public string RuntimeDirectory { get; init; } = "/run/vpp";

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where it logs what VPP would log.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
