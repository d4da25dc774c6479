namespace Controller.Contracts.Rest;

/// <summary>Interface counters, summed over VPP's threads.</summary>
/// <param name="RxPackets">Packets received.</param>
/// <param name="RxBytes">Bytes received.</param>
/// <param name="TxPackets">Packets sent.</param>
/// <param name="TxBytes">Bytes sent.</param>
/// <param name="Drops">Packets dropped by the graph.</param>
/// <param name="Punts">Packets punted.</param>
/// <param name="RxErrors">Receive errors.</param>
/// <param name="TxErrors">Transmit errors.</param>
/// <param name="RxMiss">Packets missed by the device.</param>
/// <param name="RxNoBuffer">Packets lost for want of a buffer.</param>
public sealed record InterfaceCountersView(
    ulong RxPackets, ulong RxBytes, ulong TxPackets, ulong TxBytes,
    ulong Drops, ulong Punts, ulong RxErrors, ulong TxErrors, ulong RxMiss, ulong RxNoBuffer);
