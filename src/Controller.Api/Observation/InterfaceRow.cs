using Controller.Core.Model;

namespace Controller.Api.Observation;

/// <summary>An interface as VPP told it.</summary>
/// <param name="Index">VPP's index of it.</param>
/// <param name="VppName">VPP's name of it.</param>
/// <param name="DeviceType">VPP's word for its type.</param>
/// <param name="IsSubInterface">True for a sub-interface, a pipe's end and the like.</param>
/// <param name="Tag">Its tag, ours or not.</param>
/// <param name="AdminUp">Administratively up.</param>
/// <param name="LinkUp">Link is up.</param>
/// <param name="Mtu">L3 MTU.</param>
/// <param name="Mac">MAC address; null when it has none.</param>
/// <param name="SpeedKilobits">Link speed in kbit/s; 0 when VPP does not know.</param>
internal sealed record InterfaceRow(
    uint Index, string VppName, string DeviceType, bool IsSubInterface, string Tag, bool AdminUp, bool LinkUp, uint Mtu, MacAddress? Mac, uint SpeedKilobits)
{
    /// <summary>IPv4 table id.</summary>
    public uint Vrf { get; init; }

    /// <summary>IPv6 table id; VPPilot keeps it equal to the IPv4 one.</summary>
    public uint VrfIPv6 { get; init; }

    /// <summary>What only interfaces of its type have; null when VPP has no API for the type.</summary>
    public InterfaceDetail? Detail { get; init; }
}
