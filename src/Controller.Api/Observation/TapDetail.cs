using Controller.Core.Model;

namespace Controller.Api.Observation;

/// <summary>A tap.</summary>
/// <param name="Id">The N of <c>tapN</c>.</param>
/// <param name="HostInterface">The Linux device.</param>
/// <param name="HostNamespace">Its namespace; null when VPP does not tell one.</param>
/// <param name="HostAddress">The address that VPP put on it; null when none.</param>
/// <param name="RxRing">Receive ring.</param>
/// <param name="TxRing">Transmit ring.</param>
internal sealed record TapDetail(
    uint Id, string HostInterface, string? HostNamespace, InterfaceAddress? HostAddress, ushort RxRing, ushort TxRing) : InterfaceDetail;
