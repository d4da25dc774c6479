using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Controller.Core.Model;

/// <summary>An IPv4 or IPv6 prefix. In a valid Config its host bits are zero.</summary>
/// <param name="Address">The address before the slash, as written.</param>
/// <param name="Length">Bits after the slash: 0..32 or 0..128.</param>
public readonly record struct IpPrefix(IPAddress Address, int Length)
{
    /// <summary>True for IPv6.</summary>
    public bool IsIPv6 => Address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>Bits of an address of this family: 32 or 128.</summary>
    public int Bits => IsIPv6 ? 128 : 32;

    /// <summary>The lowest address of the prefix.</summary>
    public IpNumber First => IpNumber.Of(Address).Masked(Length);

    /// <summary>The highest address of the prefix.</summary>
    public IpNumber Last => First.Filled(Length);

    /// <summary>True when a bit after the prefix length is set.</summary>
    public bool HasHostBits => IpNumber.Of(Address) != First;

    /// <summary>The same prefix without host bits.</summary>
    public IpPrefix Network => new(First.ToAddress(), Length);

    /// <summary>True when the address is of the same family and inside.</summary>
    public bool Contains(IPAddress address)
    {
        var number = IpNumber.Of(address);
        return number.IsIPv6 == IsIPv6 && number.Masked(Length) == First;
    }

    /// <summary>True when the two have an address in common.</summary>
    public bool Overlaps(IpPrefix other) =>
        IsIPv6 == other.IsIPv6 && (Length <= other.Length ? Contains(other.Address) : other.Contains(Address));

    /// <summary>Reads <c>192.0.2.0/24</c> or <c>2001:db8::/32</c>. The length is required; a zone (<c>%eth0</c>) is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IpPrefix prefix)
    {
        prefix = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !IpText.TryParse(text![..slash], out var address))
            return false;
        var digits = text.AsSpan(slash + 1);
        if (digits.Length is 0 or > 3 || digits.Length > 1 && digits[0] == '0'
            || !int.TryParse(digits, NumberStyles.None, null, out var length))
            return false;
        if (length > (address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32))
            return false;
        prefix = new IpPrefix(address, length);
        return true;
    }

    /// <summary><c>192.0.2.0/24</c>.</summary>
    public override string ToString() => $"{Address}/{Length}";
}
