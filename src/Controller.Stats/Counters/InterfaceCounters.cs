using System.Runtime.InteropServices;

namespace Controller.Stats.Counters;

/// <summary>The counters of one interface, summed over VPP's threads.</summary>
/// <param name="Rx">Received.</param>
/// <param name="Tx">Sent.</param>
/// <param name="Drops">Dropped by the graph.</param>
/// <param name="Punt">Punted to the host.</param>
/// <param name="Ip4">Received IPv4 packets.</param>
/// <param name="Ip6">Received IPv6 packets.</param>
/// <param name="RxNoBuffer">Lost for want of a buffer.</param>
/// <param name="RxMiss">Missed by the device.</param>
/// <param name="RxError">Receive errors.</param>
/// <param name="TxError">Transmit errors.</param>
/// <param name="Mpls">Received MPLS packets.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct InterfaceCounters(CombinedCounter Rx, CombinedCounter Tx, ulong Drops, ulong Punt, ulong Ip4, ulong Ip6,
    ulong RxNoBuffer, ulong RxMiss, ulong RxError, ulong TxError, ulong Mpls);
