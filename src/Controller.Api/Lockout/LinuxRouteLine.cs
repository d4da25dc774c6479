using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace Controller.Api.Lockout;

/// <summary>One usable route of the kernel's table.</summary>
/// <param name="Network">The destination.</param>
/// <param name="Device">The device.</param>
/// <param name="Gateway">The next hop; null for none.</param>
/// <param name="Metric">The lower one counts.</param>
internal sealed record LinuxRouteLine(IPNetwork Network, string Device, IPAddress? Gateway, uint Metric)
{
    // linux/route.h, linux/ipv6_route.h.
    private const uint Up = 0x1;
    private const uint Reject = 0x200;
    private const uint Local = 0x80000000;

    /// <summary>A line of /proc/net/route: addresses are 32-bit words in the machine's order. Null for one that leads nowhere.</summary>
    public static LinuxRouteLine? ParseIPv4(string line)
    {
        var parts = line.Split('\t', StringSplitOptions.TrimEntries);
        if (parts.Length < 8 || !TryHex(parts[1], out var network) || !TryHex(parts[2], out var gateway) || !TryHex(parts[3], out var flags)
            || !uint.TryParse(parts[6], out var metric) || !TryHex(parts[7], out var mask) || (flags & (Up | Reject)) != Up)
            return null;
        return new LinuxRouteLine(new IPNetwork(Address(network), BitOperations.PopCount(mask)), parts[0], gateway == 0 ? null : Address(gateway), metric);
    }

    /// <summary>A line of /proc/net/ipv6_route. Null for one that leads nowhere or to this machine itself.</summary>
    public static LinuxRouteLine? ParseIPv6(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 10 || parts[0].Length != 32 || parts[4].Length != 32 || !TryHex(parts[1], out var length) || !TryHex(parts[5], out var metric)
            || !TryHex(parts[8], out var flags) || (flags & (Up | Reject | Local)) != Up)
            return null;
        var gateway = new IPAddress(Convert.FromHexString(parts[4]));
        return new LinuxRouteLine(
            new IPNetwork(new IPAddress(Convert.FromHexString(parts[0])), (int)length), parts[9], gateway.Equals(IPAddress.IPv6Any) ? null : gateway, metric);
    }

    private static bool TryHex(string text, out uint value) => uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    private static IPAddress Address(uint word)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
        return new IPAddress(bytes);
    }
}
