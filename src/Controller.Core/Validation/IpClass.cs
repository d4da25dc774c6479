using System.Net;
using System.Net.Sockets;
using Controller.Core.Model;

namespace Controller.Core.Validation;

/// <summary>Tells kinds of addresses apart (RFC 6890).</summary>
internal static class IpClass
{
    private static readonly IpPrefix Ipv4This = Parse("0.0.0.0/8");
    private static readonly IpPrefix Ipv4Loopback = Parse("127.0.0.0/8");
    private static readonly IpPrefix Ipv4Multicast = Parse("224.0.0.0/4");
    private static readonly IpPrefix Ipv6LinkLocal = Parse("fe80::/10");

    /// <summary>True for an address that a host on a network can have.</summary>
    public static bool IsUnicast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
            ? !Ipv4This.Contains(address) && !Ipv4Loopback.Contains(address) && !Ipv4Multicast.Contains(address) && !address.Equals(IPAddress.Broadcast)
            : !address.IsIPv6Multicast && !address.Equals(IPAddress.IPv6Any) && !address.Equals(IPAddress.IPv6Loopback) && !address.IsIPv4MappedToIPv6;

    /// <summary>True for IPv6 link-local addresses.</summary>
    public static bool IsLinkLocal(IPAddress address) => Ipv6LinkLocal.Contains(address);

    /// <summary>True for a prefix of multicast addresses.</summary>
    public static bool IsMulticast(IpPrefix prefix) =>
        prefix.IsIPv6 ? prefix.Length >= 8 && prefix.Address.IsIPv6Multicast : prefix.Length >= 4 && Ipv4Multicast.Contains(prefix.Address);

    private static IpPrefix Parse(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException($"{text} is not a prefix.", nameof(text));
}
