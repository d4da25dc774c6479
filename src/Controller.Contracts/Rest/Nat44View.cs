namespace Controller.Contracts.Rest;

/// <summary>NAT44-ED as VPP has it.</summary>
/// <param name="Enabled">True when the plugin is enabled.</param>
/// <param name="Available">True when this VPP has the NAT plugin loaded.</param>
/// <param name="InsideVrf">Inside table.</param>
/// <param name="OutsideVrf">Outside table.</param>
/// <param name="SessionsPerWorker">Configured limit of sessions per worker.</param>
/// <param name="Sessions">Sessions now, over all workers, from the stats segment; null when unknown.</param>
/// <param name="Forwarding">Packets that match nothing are forwarded instead of dropped.</param>
/// <param name="UdpTimeoutSeconds">UDP timeout.</param>
/// <param name="TcpEstablishedTimeoutSeconds">TCP timeout of established sessions.</param>
/// <param name="TcpTransitoryTimeoutSeconds">TCP timeout of opening and closing sessions.</param>
/// <param name="IcmpTimeoutSeconds">ICMP timeout.</param>
/// <param name="Interfaces">Interfaces with their roles.</param>
/// <param name="Pools">Address pools.</param>
public sealed record Nat44View(
    bool Enabled,
    bool Available,
    uint InsideVrf,
    uint OutsideVrf,
    uint SessionsPerWorker,
    ulong? Sessions,
    bool Forwarding,
    uint UdpTimeoutSeconds,
    uint TcpEstablishedTimeoutSeconds,
    uint TcpTransitoryTimeoutSeconds,
    uint IcmpTimeoutSeconds,
    IReadOnlyList<Nat44InterfaceView> Interfaces,
    IReadOnlyList<Nat44PoolView> Pools);
