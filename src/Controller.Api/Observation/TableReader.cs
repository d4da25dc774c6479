using System.Collections.Immutable;
using VppApi.Generated.Ip;

namespace Controller.Api.Observation;

/// <summary>Reads tables.</summary>
internal static class TableReader
{
    /// <summary>The table ids other than 0 of which VPP has both families.</summary>
    public static async Task<ImmutableArray<TableRow>> ReadAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var tables = await new IpApi(vpp.Api).IpTableDumpAsync(cancellationToken)
            .SelectAsync(row => (row.Table.TableId, row.Table.IsIp6, Name: row.Table.Name.ToString()));
        var ip6 = tables.Where(table => table.IsIp6).Select(table => table.TableId).ToHashSet();
        return
        [
            .. tables.Where(table => !table.IsIp6 && table.TableId != 0 && ip6.Contains(table.TableId))
                .Select(table => new TableRow(table.TableId, table.Name)),
        ];
    }
}
