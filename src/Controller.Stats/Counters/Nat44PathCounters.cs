using System.Runtime.InteropServices;

namespace Controller.Stats.Counters;

/// <summary>Packets that took one path through NAT44-ED, over all interfaces and threads.</summary>
/// <param name="Tcp">TCP packets.</param>
/// <param name="Udp">UDP packets.</param>
/// <param name="Icmp">ICMP packets.</param>
/// <param name="Other">Packets of other protocols.</param>
/// <param name="Drops">Packets dropped there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Nat44PathCounters(ulong Tcp, ulong Udp, ulong Icmp, ulong Other, ulong Drops);
