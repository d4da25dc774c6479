using System.Runtime.InteropServices;
using Controller.Contracts.Rest;

namespace Controller.Api.Telemetry.History;

/// <summary>Rates of one interface over one interval, each a second.</summary>
/// <param name="RxBits">Bits received.</param>
/// <param name="TxBits">Bits sent.</param>
/// <param name="RxPackets">Packets received.</param>
/// <param name="TxPackets">Packets sent.</param>
/// <param name="Drops">Packets dropped.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InterfaceRates(double RxBits, double TxBits, double RxPackets, double TxPackets, double Drops)
{
    /// <summary>The sum of two.</summary>
    public static InterfaceRates operator +(in InterfaceRates left, in InterfaceRates right) => new(
        left.RxBits + right.RxBits, left.TxBits + right.TxBits, left.RxPackets + right.RxPackets, left.TxPackets + right.TxPackets,
        left.Drops + right.Drops);

    /// <summary>All of them multiplied: rates by seconds are amounts.</summary>
    public static InterfaceRates operator *(in InterfaceRates rates, double factor) => new(
        rates.RxBits * factor, rates.TxBits * factor, rates.RxPackets * factor, rates.TxPackets * factor, rates.Drops * factor);

    /// <summary>As REST shows them.</summary>
    public InterfaceRatesView ToView() => new(RxPackets, RxBits, TxPackets, TxBits, Drops);
}
