using System.Collections.Immutable;
using Controller.Api.Handlers;
using VppApi.Generated.Ip;

namespace Controller.Api.Observation;

/// <summary>
/// Reads the routes that have our FIB source. VPP filters by source, so the routes of others cost nothing on the wire; but it stops its workers
/// while it writes ours, so this is asked at connect and when somebody wants to know, never periodically.
/// </summary>
internal static class RouteReader
{
    private static readonly bool[] BothFamilies = [false, true];

    /// <summary>Our routes in all tables.</summary>
    /// <param name="vpp">The connection.</param>
    /// <param name="source">VPP's id of our FIB source.</param>
    /// <param name="tables">Table ids other than 0.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<ImmutableArray<RouteRow>> ReadAsync(
        IVppReads vpp, byte source, IEnumerable<uint> tables, CancellationToken cancellationToken)
    {
        var reads = tables.Prepend(0u).SelectMany(table => BothFamilies.Select(isIp6 =>
            new IpApi(vpp.Api).IpRouteV2DumpAsync(new IpRouteV2Dump { Src = source, Table = new IpTable { TableId = table, IsIp6 = isIp6 } }, cancellationToken)
                .SelectAsync(row => new RouteRow(table, row.Route.Prefix.ToModel(), row.Route.Src != source, [.. row.Route.Paths]))));
        return [.. (await Task.WhenAll(reads)).SelectMany(rows => rows)];
    }
}
