namespace Controller.Contracts.Rest;

/// <summary>One sample of an interface's rates.</summary>
/// <param name="At">End of the interval (UTC).</param>
/// <param name="RxBitsPerSecond">Bits received a second.</param>
/// <param name="TxBitsPerSecond">Bits sent a second.</param>
/// <param name="RxPacketsPerSecond">Packets received a second.</param>
/// <param name="TxPacketsPerSecond">Packets sent a second.</param>
/// <param name="DropsPerSecond">Packets dropped a second.</param>
/// <param name="RxPeakBitsPerSecond">
/// The highest rate in the interval among the samples that it is made of (seconds up to an hour back, else minutes); null where the interval is one sample.
/// </param>
/// <param name="TxPeakBitsPerSecond">The same for bits sent.</param>
public sealed record InterfaceHistoryPoint(
    DateTimeOffset At, double RxBitsPerSecond, double TxBitsPerSecond,
    double RxPacketsPerSecond, double TxPacketsPerSecond, double DropsPerSecond,
    double? RxPeakBitsPerSecond = null, double? TxPeakBitsPerSecond = null);
