using System.Net;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.IpTypes;
using MacAddress = Controller.Core.Model.MacAddress;
using WireMac = VppApi.Generated.EthernetTypes.MacAddress;

namespace Controller.Api.Handlers;

/// <summary>The Config's values as VPP's wire types, and back.</summary>
internal static class WireValues
{
    /// <summary>An index or id that means "none" or "all".</summary>
    public const uint None = uint.MaxValue;

    /// <summary>The tag of a name of ours; the empty tag for null.</summary>
    public static string TagOf(string? name) => name is null ? "" : NamedResource.TagPrefix + name;

    /// <summary>A MAC address; all zeros (VPP chooses) for null.</summary>
    public static WireMac ToWire(this MacAddress? address) => address?.ToWire() ?? default;

    /// <summary>A MAC address.</summary>
    public static WireMac ToWire(this MacAddress address)
    {
        WireMac wire = default;
        address.CopyTo(wire);
        return wire;
    }

    /// <summary>A MAC address; null for all zeros, which VPP tells of interfaces without one.</summary>
    public static MacAddress? ToModel(this WireMac wire)
    {
        var address = MacAddress.FromBytes(wire);
        return address.IsZero ? null : address;
    }

    /// <summary>An interface's address.</summary>
    public static AddressWithPrefix ToWire(this InterfaceAddress address) => new(address.Address, address.PrefixLength);

    /// <summary>An interface's address.</summary>
    public static InterfaceAddress ToModel(this AddressWithPrefix wire) => new(wire.Address.ToIPAddress(), wire.Len);

    /// <summary>A prefix.</summary>
    public static Prefix ToWire(this IpPrefix prefix) => new(prefix.Address, prefix.Length);

    /// <summary>A prefix.</summary>
    public static IpPrefix ToModel(this Prefix wire) => new(wire.Address.ToIPAddress(), wire.Len);

    /// <summary>An IPv4 address; 0.0.0.0 for null.</summary>
    public static Ip4Address ToWire4(this IPAddress? address) => address is null ? default : new Ip4Address(address);
}
