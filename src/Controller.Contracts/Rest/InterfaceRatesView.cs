namespace Controller.Contracts.Rest;

/// <summary>Interface rates over the last sampling interval.</summary>
/// <param name="RxPacketsPerSecond">Packets received a second.</param>
/// <param name="RxBitsPerSecond">Bits received a second.</param>
/// <param name="TxPacketsPerSecond">Packets sent a second.</param>
/// <param name="TxBitsPerSecond">Bits sent a second.</param>
/// <param name="DropsPerSecond">Packets dropped a second.</param>
public sealed record InterfaceRatesView(
    double RxPacketsPerSecond, double RxBitsPerSecond, double TxPacketsPerSecond, double TxBitsPerSecond, double DropsPerSecond);
