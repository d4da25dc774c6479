using System.Collections.Immutable;
using Controller.Api.Handlers;
using Controller.Core.Model;
using VppApi.Generated.AfPacket;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppApi.Generated.Memif;
using VppApi.Generated.Tapv2;
using MemifMode = Controller.Core.Model.MemifMode;
using MemifRole = Controller.Core.Model.MemifRole;

namespace Controller.Api.Observation;

/// <summary>
/// Reads interfaces. <c>sw_interface_dump</c> does not stop VPP's workers, so it may be asked often; the tables and the details of the types do,
/// so they are asked only for interfaces that were not there before, or when somebody wants to know.
/// </summary>
internal static class InterfaceReader
{
    private const uint Local0 = 0;

    /// <summary>Reads all interfaces with everything about them.</summary>
    public static async Task<ImmutableArray<InterfaceRow>> ReadAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var details = ReadDetailsAsync(vpp, cancellationToken);
        var rows = await ReadRowsAsync(vpp, cancellationToken);
        var tables = rows.Select(row => ReadTablesAsync(vpp, row, cancellationToken)).ToArray();
        var known = await details;
        return [.. (await Task.WhenAll(tables)).Select(row => row with { Detail = known.GetValueOrDefault(row.Index) })];
    }

    /// <summary>
    /// Reads what can be read without stopping the workers; the rest is taken from before, for the interfaces that were there. A new one, or
    /// another one under an old index, makes it a full read.
    /// </summary>
    public static async Task<ImmutableArray<InterfaceRow>> RefreshAsync(
        IVppReads vpp, ImmutableArray<InterfaceRow> before, CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(vpp, cancellationToken);
        var known = before.ToDictionary(row => row.Index);
        if (rows.Exists(row => !known.TryGetValue(row.Index, out var old) || old.VppName != row.VppName))
        {
            return await ReadAsync(vpp, cancellationToken);
        }

        return [.. rows.Select(row => known[row.Index] is var old ? row with { Vrf = old.Vrf, VrfIPv6 = old.VrfIPv6, Detail = old.Detail } : row)];
    }

    private static async Task<List<InterfaceRow>> ReadRowsAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var rows = await new InterfaceApi(vpp.Api).SwInterfaceDumpAsync(cancellationToken).SelectAsync(row => new InterfaceRow(
            row.SwIfIndex,
            row.InterfaceName,
            row.InterfaceDevType,
            row.Type != IfType.Hardware,
            row.Tag,
            row.Flags.HasFlag(IfStatusFlags.AdminUp),
            row.Flags.HasFlag(IfStatusFlags.LinkUp),
            row.Mtu[(int)MtuProto.L3],
            row.L2Address.ToModel(),
            row.LinkSpeed));
        rows.RemoveAll(row => row.Index == Local0);
        return rows;
    }

    private static async Task<InterfaceRow> ReadTablesAsync(IVppReads vpp, InterfaceRow row, CancellationToken cancellationToken)
    {
        var ip4 = ReadTableAsync(vpp, row.Index, isIpv6: false, cancellationToken);
        var ip6 = ReadTableAsync(vpp, row.Index, isIpv6: true, cancellationToken);
        return row with { Vrf = await ip4, VrfIPv6 = await ip6 };
    }

    // An interface that went away since it was listed has no table, and that is no reason to fail.
    private static async Task<uint> ReadTableAsync(IVppReads vpp, uint index, bool isIpv6, CancellationToken cancellationToken)
    {
        var reply = await vpp.Api.TryInvokeAsync<SwInterfaceGetTable, SwInterfaceGetTableReply>(
            new SwInterfaceGetTable { SwIfIndex = index, IsIpv6 = isIpv6 }, cancellationToken);
        return reply.Retval < 0 ? 0 : reply.VrfId;
    }

    private static async Task<Dictionary<uint, InterfaceDetail>> ReadDetailsAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var reads = new List<Task<List<(uint Index, InterfaceDetail Detail)>>>();
        if (vpp.Supports(AfPacketDump.Descriptor))
        {
            reads.Add(new AfPacketApi(vpp.Api).AfPacketDumpAsync(cancellationToken)
                .SelectAsync(row => (row.SwIfIndex, (InterfaceDetail)new AfPacketDetail(row.HostIfName))));
        }

        if (vpp.Supports(SwInterfaceTapV2Dump.Descriptor))
        {
            reads.Add(new Tapv2Api(vpp.Api).SwInterfaceTapV2DumpAsync(cancellationToken)
                .SelectAsync(row => (row.SwIfIndex, (InterfaceDetail)DetailOf(row))));
        }

        if (vpp.Supports(MemifDump.Descriptor))
        {
            reads.Add(ReadMemifsAsync(vpp, cancellationToken));
        }

        var details = new Dictionary<uint, InterfaceDetail>();
        foreach (var list in await Task.WhenAll(reads))
        {
            foreach (var (index, detail) in list)
            {
                details[index] = detail;
            }
        }

        return details;
    }

    private static async Task<List<(uint Index, InterfaceDetail Detail)>> ReadMemifsAsync(IVppReads vpp, CancellationToken cancellationToken)
    {
        var api = new MemifApi(vpp.Api);
        var sockets = new Dictionary<uint, string>();
        await foreach (var row in api.MemifSocketFilenameDumpAsync(cancellationToken))
        {
            sockets[row.SocketId] = row.SocketFilename;
        }

        return await api.MemifDumpAsync(cancellationToken).SelectAsync(row => (row.SwIfIndex, (InterfaceDetail)new MemifDetail(
            row.Id,
            row.SocketId == 0 ? null : sockets.GetValueOrDefault(row.SocketId),
            row.Role == VppApi.Generated.Memif.MemifRole.Master ? MemifRole.Master : MemifRole.Slave,
            row.Mode == VppApi.Generated.Memif.MemifMode.Ip ? MemifMode.Ip : MemifMode.Ethernet)));
    }

    private static TapDetail DetailOf(SwInterfaceTapV2Details row)
    {
        InterfaceAddress? address = null;
        if (row.HostIp4Prefix.Len > 0)
        {
            address = new InterfaceAddress(row.HostIp4Prefix.Address.ToIPAddress(), row.HostIp4Prefix.Len);
        }
        else if (row.HostIp6Prefix.Len > 0)
        {
            address = new InterfaceAddress(row.HostIp6Prefix.Address.ToIPAddress(), row.HostIp6Prefix.Len);
        }

        return new TapDetail(
            row.Id, row.HostIfName, row.HostNamespace.IsEmpty ? null : row.HostNamespace.ToString(), address, row.RxRingSz, row.TxRingSz);
    }
}
