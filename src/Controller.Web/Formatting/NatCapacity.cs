using System.Net;
using System.Net.Sockets;
using Controller.Contracts.Rest;

namespace Controller.Web.Formatting;

/// <summary>What NAT44 can hold.</summary>
internal static class NatCapacity
{
    /// <summary>Ports of one pool address for one protocol: VPP hands out 1024 to 65535.</summary>
    public const int PortsPerAddress = 64512;

    /// <summary>Sessions that fit: the limit is for each worker; a VPP without workers counts as one.</summary>
    public static long SessionLimit(Nat44View nat, int workers) => (long)nat.SessionsPerWorker * Math.Max(workers, 1);

    /// <summary>Addresses of a pool; 1 for one that cannot be read.</summary>
    public static long Addresses(Nat44PoolView pool)
        => Number(pool.First) is { } first && Number(pool.Last) is { } last && last >= first ? last - first + 1L : 1;

    private static uint? Number(string text)
    {
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetwork) return null;
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
