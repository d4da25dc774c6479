using System.Collections.Frozen;
using System.Collections.Immutable;
using Controller.Api.Handlers;
using Controller.Core.Model;
using VppApi.Generated.Ip;

namespace Controller.Api.Observation;

/// <summary>Reads addresses. VPP tells them interface by interface and family by family, without stopping its workers.</summary>
internal static class AddressReader
{
    /// <summary>The addresses of these interfaces, by interface index.</summary>
    public static async Task<FrozenDictionary<uint, ImmutableArray<InterfaceAddress>>> ReadAsync(
        IVppReads vpp, IEnumerable<InterfaceRow> interfaces, CancellationToken cancellationToken)
    {
        var reads = interfaces.Select(async row =>
        {
            var ip4 = ReadAsync(vpp, row.Index, isIpv6: false, cancellationToken);
            var ip6 = ReadAsync(vpp, row.Index, isIpv6: true, cancellationToken);
            return KeyValuePair.Create<uint, ImmutableArray<InterfaceAddress>>(row.Index, [.. await ip4, .. await ip6]);
        });
        return (await Task.WhenAll(reads)).ToFrozenDictionary();
    }

    private static Task<List<InterfaceAddress>> ReadAsync(IVppReads vpp, uint index, bool isIpv6, CancellationToken cancellationToken) =>
        new IpApi(vpp.Api).IpAddressDumpAsync(new IpAddressDump { SwIfIndex = index, IsIpv6 = isIpv6 }, cancellationToken)
            .SelectAsync(row => row.Prefix.ToModel());
}
