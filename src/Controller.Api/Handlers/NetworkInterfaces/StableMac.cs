using System.Security.Cryptography;
using System.Text;
using Controller.Core.Resources;
using WireMac = VppApi.Generated.EthernetTypes.MacAddress;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>
/// The MAC address of an interface whose Config names none. VPP would roll dice at every create, so that after a restart of VPP the
/// neighbours keep sending to an address that is gone until their caches expire (seen: 20 s without traffic). This one is made from the
/// machine and from what the interface is attached to, which only one interface of a machine can be: it is the same after every restart.
/// </summary>
internal static class StableMac
{
    private static readonly byte[] Machine = ReadMachine();

    /// <summary>The configured address, or the stable one.</summary>
    /// <param name="desired">The interface.</param>
    /// <param name="attachment">What it is attached to, for example <c>af-packet eth1</c>.</param>
    public static WireMac Of(InterfaceResource desired, string attachment) => desired.Mac?.ToWire() ?? Of(attachment);

    private static WireMac Of(string attachment)
    {
        var hash = SHA256.HashData([.. Machine, .. Encoding.UTF8.GetBytes(attachment)]);
        // 02: unicast and locally administered; fe follows VPP's own random addresses (vnet/ethernet/mac_address.h).
        return new WireMac([0x02, 0xfe, hash[0], hash[1], hash[2], hash[3]]);
    }

    private static byte[] ReadMachine()
    {
        const string machineId = "/etc/machine-id";
        var text = File.Exists(machineId) ? File.ReadAllText(machineId).Trim() : "";
        return Encoding.UTF8.GetBytes(text.Length > 0 ? text : Environment.MachineName);
    }
}
