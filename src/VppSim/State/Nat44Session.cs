using VppApi.Generated.IpTypes;

namespace VppSim.State;

/// <summary>A synthetic session.</summary>
internal sealed class Nat44Session
{
    public required byte Protocol { get; init; }

    public required Ip4Address Inside { get; init; }

    public required ushort InsidePort { get; init; }

    public required Ip4Address Outside { get; init; }

    public required ushort OutsidePort { get; init; }

    public required Ip4Address Remote { get; init; }

    public required ushort RemotePort { get; init; }

    public required bool IsStatic { get; init; }

    public ulong Bytes { get; set; }

    public uint Packets { get; set; }

    public DateTimeOffset LastHeard { get; set; }

    public DateTimeOffset EndsAt { get; init; }
}
