using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Controller.Core.Model;

/// <summary>An IP address as a number, for masks, ranges and order.</summary>
/// <param name="Value">The address, in the low 32 bits for IPv4.</param>
/// <param name="IsIPv6">Its family.</param>
public readonly record struct IpNumber(UInt128 Value, bool IsIPv6)
{
    private int Bits => IsIPv6 ? 128 : 32;

    /// <summary>The number of an address. An IPv6 zone does not count.</summary>
    public static IpNumber Of(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var written);
        return written == 4
            ? new IpNumber(BinaryPrimitives.ReadUInt32BigEndian(octets), IsIPv6: false)
            : new IpNumber(BinaryPrimitives.ReadUInt128BigEndian(octets), IsIPv6: true);
    }

    /// <summary>The address with all bits after <paramref name="prefixLength"/> zero.</summary>
    public IpNumber Masked(int prefixLength) => this with { Value = Value & ~HostMask(prefixLength) };

    /// <summary>The address with all bits after <paramref name="prefixLength"/> one.</summary>
    public IpNumber Filled(int prefixLength) => this with { Value = Value | HostMask(prefixLength) };

    /// <summary>Back to an address.</summary>
    public IPAddress ToAddress()
    {
        Span<byte> octets = stackalloc byte[16];
        if (IsIPv6)
        {
            BinaryPrimitives.WriteUInt128BigEndian(octets, Value);
            return new IPAddress(octets);
        }

        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)Value);
        return new IPAddress(octets[..4]);
    }

    // A shift by the full width is undefined as C# masks the count, hence the special case of /0.
    private UInt128 HostMask(int prefixLength)
    {
        var host = Bits - prefixLength;
        return host == 128 ? UInt128.MaxValue : (UInt128.One << host) - 1;
    }
}
