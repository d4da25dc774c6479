namespace Controller.Core.Model;

/// <summary>After how many idle seconds NAT44-ED forgets a session.</summary>
/// <param name="Udp">UDP.</param>
/// <param name="TcpEstablished">TCP, established.</param>
/// <param name="TcpTransitory">TCP, opening and closing.</param>
/// <param name="Icmp">ICMP.</param>
public sealed record Nat44TimeoutsConfig(uint Udp, uint TcpEstablished, uint TcpTransitory, uint Icmp)
{
    /// <summary>VPP's own defaults.</summary>
    public static Nat44TimeoutsConfig Default { get; } = new(300, 7440, 240, 60);
}
