using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Controller.Core.Model;

/// <summary>A contiguous range of IPv4 addresses, both ends included.</summary>
/// <param name="First">First address as a number.</param>
/// <param name="Last">Last address as a number; in a valid Config not below <paramref name="First"/>.</param>
public readonly record struct Ipv4Range(uint First, uint Last)
{
    /// <summary>First address.</summary>
    public IPAddress FirstAddress => ToAddress(First);

    /// <summary>Last address.</summary>
    public IPAddress LastAddress => ToAddress(Last);

    /// <summary>How many addresses it has; not positive when the ends are reversed.</summary>
    public long Count => (long)Last - First + 1;

    /// <summary>A range of two addresses.</summary>
    /// <exception cref="ArgumentException">One of them is not IPv4.</exception>
    public static Ipv4Range Of(IPAddress first, IPAddress last) => new(ToNumber(first), ToNumber(last));

    /// <summary>True when the address is IPv4 and inside.</summary>
    public bool Contains(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork && ToNumber(address) is var number && number >= First && number <= Last;

    /// <summary>True when the two have an address in common.</summary>
    public bool Overlaps(Ipv4Range other) => First <= other.Last && other.First <= Last;

    /// <summary>Reads <c>198.51.100.10</c>, <c>198.51.100.10-198.51.100.20</c> or <c>198.51.100.0/28</c> (all its addresses).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv4Range range)
    {
        range = default;
        if (text is null)
            return false;
        if (text.Contains('/', StringComparison.Ordinal))
        {
            if (!IpPrefix.TryParse(text, out var prefix) || prefix.IsIPv6)
                return false;
            range = new Ipv4Range((uint)prefix.First.Value, (uint)prefix.Last.Value);
            return true;
        }

        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        var from = hyphen < 0 ? text : text[..hyphen].TrimEnd();
        var to = hyphen < 0 ? text : text[(hyphen + 1)..].TrimStart();
        if (!TryParseAddress(from, out var first) || !TryParseAddress(to, out var last))
            return false;
        range = new Ipv4Range(first, last);
        return true;
    }

    /// <summary><c>198.51.100.10</c> or <c>198.51.100.10-198.51.100.20</c>.</summary>
    public override string ToString() => First == Last ? $"{FirstAddress}" : $"{FirstAddress}-{LastAddress}";

    private static bool TryParseAddress(string text, out uint number)
    {
        var read = IpText.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork;
        number = read ? ToNumber(address!) : 0;
        return read;
    }

    private static uint ToNumber(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetwork)
            throw new ArgumentException($"{address} is not an IPv4 address.", nameof(address));
        return (uint)IpNumber.Of(address).Value;
    }

    private static IPAddress ToAddress(uint number) => new IpNumber(number, IsIPv6: false).ToAddress();
}
