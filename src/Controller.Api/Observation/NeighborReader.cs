using System.Collections.Immutable;
using Controller.Api.Handlers;
using VppApi.Generated.IpNeighbor;
using VppApi.Generated.IpTypes;

namespace Controller.Api.Observation;

/// <summary>Reads static neighbours. VPP can only tell all neighbours, those that it learned included.</summary>
internal static class NeighborReader
{
    /// <summary>The static neighbours of all interfaces.</summary>
    public static async Task<ImmutableArray<NeighborRow>> ReadAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var reads = new[] { AddressFamily.Ip4, AddressFamily.Ip6 }.Select(family => ReadAsync(vpp, family, cancellationToken));
        return [.. (await Task.WhenAll(reads)).SelectMany(rows => rows)];
    }

    private static async Task<List<NeighborRow>> ReadAsync(IVppReads vpp, AddressFamily family, CancellationToken cancellationToken)
    {
        var rows = new List<NeighborRow>();
        await foreach (var row in new IpNeighborApi(vpp.Api).IpNeighborDumpAsync(new IpNeighborDump { Af = family }, cancellationToken))
        {
            if (row.Neighbor.Flags.HasFlag(IpNeighborFlags.Static))
            {
                rows.Add(new NeighborRow(
                    row.Neighbor.SwIfIndex, row.Neighbor.IpAddress.ToIPAddress(), row.Neighbor.MacAddress.ToModel() ?? default));
            }
        }

        return rows;
    }
}
