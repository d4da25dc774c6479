namespace Controller.Contracts.Rest;

/// <summary>A NAT44 session as VPP has it.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c> or a number.</param>
/// <param name="InsideAddress">Inside source address.</param>
/// <param name="InsidePort">Inside source port (or ICMP identifier).</param>
/// <param name="OutsideAddress">Translated address.</param>
/// <param name="OutsidePort">Translated port.</param>
/// <param name="RemoteAddress">The far end; null when VPP does not say.</param>
/// <param name="RemotePort">The far end's port.</param>
/// <param name="Vrf">Inside table.</param>
/// <param name="Packets">Packets both ways.</param>
/// <param name="Bytes">Bytes both ways.</param>
/// <param name="IdleSeconds">Seconds since the last packet; null when VPP does not say.</param>
/// <param name="Flags"><c>static</c>, <c>twice-nat</c>, <c>forwarding-bypass</c>, <c>timed-out</c>, …</param>
public sealed record Nat44SessionView(
    string Protocol, string InsideAddress, ushort InsidePort, string OutsideAddress, ushort OutsidePort,
    string? RemoteAddress, ushort? RemotePort, uint Vrf, ulong Packets, ulong Bytes, double? IdleSeconds,
    IReadOnlyList<string> Flags);
