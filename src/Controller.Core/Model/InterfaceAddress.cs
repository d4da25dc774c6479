using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Controller.Core.Model;

/// <summary>An interface's own address with the length of its connected prefix.</summary>
/// <param name="Address">The address itself, host bits and all.</param>
/// <param name="PrefixLength">1..32 or 1..128.</param>
public readonly record struct InterfaceAddress(IPAddress Address, int PrefixLength)
{
    /// <summary>True for IPv6.</summary>
    public bool IsIPv6 => Address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>The connected prefix.</summary>
    public IpPrefix Network => new IpPrefix(Address, PrefixLength).Network;

    /// <summary>Reads <c>192.0.2.1/24</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out InterfaceAddress address)
    {
        var read = IpPrefix.TryParse(text, out var prefix);
        address = read ? new InterfaceAddress(prefix.Address, prefix.Length) : default;
        return read;
    }

    /// <summary><c>192.0.2.1/24</c>.</summary>
    public override string ToString() => $"{Address}/{PrefixLength}";
}
