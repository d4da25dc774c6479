using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>Interfaces and routes as messages.</summary>
internal static class InterfaceMessages
{
    /// <summary>An interface.</summary>
    public static V1.Interface ToMessage(this InterfaceView row)
    {
        var message = new V1.Interface
        {
            Name = row.Name,
            VppName = row.VppName,
            SwIfIndex = row.SwIfIndex,
            Type = row.Type,
            Managed = row.Managed,
            AdminUp = row.AdminUp,
            LinkUp = row.LinkUp,
            Mtu = row.Mtu,
            Mac = row.Mac ?? string.Empty,
            Vrf = row.Vrf,
            Addresses = { row.Addresses },
            NatRoles = { row.NatRoles },
            Counters = ToMessage(row.Counters),
        };
        if (row.SpeedBitsPerSecond is { } speed)
            message.SpeedBitsPerSecond = speed;
        if (row.Rates is { } rates)
            message.Rates = RatesOf(rates.RxPacketsPerSecond, rates.RxBitsPerSecond, rates.TxPacketsPerSecond, rates.TxBitsPerSecond, rates.DropsPerSecond);
        return message;
    }

    /// <summary>A point of an interface's history.</summary>
    public static V1.InterfaceHistoryPoint ToMessage(this InterfaceHistoryPoint point)
    {
        var message = new V1.InterfaceHistoryPoint
        {
            At = Timestamp.FromDateTimeOffset(point.At),
            Rates = RatesOf(point.RxPacketsPerSecond, point.RxBitsPerSecond, point.TxPacketsPerSecond, point.TxBitsPerSecond, point.DropsPerSecond),
        };
        if (point.RxPeakBitsPerSecond is { } rx)
            message.RxPeakBitsPerSecond = rx;
        if (point.TxPeakBitsPerSecond is { } tx)
            message.TxPeakBitsPerSecond = tx;
        return message;
    }

    /// <summary>A route.</summary>
    public static V1.Route ToMessage(this RouteView row)
    {
        var message = new V1.Route { Prefix = row.Prefix, Vrf = row.Vrf, Paths = { row.Paths } };
        if (row.Packets is { } packets)
            message.Packets = packets;
        if (row.Bytes is { } bytes)
            message.Bytes = bytes;
        return message;
    }

    private static V1.InterfaceRates RatesOf(double rxPackets, double rxBits, double txPackets, double txBits, double drops) => new()
    {
        RxPacketsPerSecond = rxPackets,
        RxBitsPerSecond = rxBits,
        TxPacketsPerSecond = txPackets,
        TxBitsPerSecond = txBits,
        DropsPerSecond = drops,
    };

    private static V1.InterfaceCounters ToMessage(InterfaceCountersView counters) => new()
    {
        RxPackets = counters.RxPackets,
        RxBytes = counters.RxBytes,
        TxPackets = counters.TxPackets,
        TxBytes = counters.TxBytes,
        Drops = counters.Drops,
        Punts = counters.Punts,
        RxErrors = counters.RxErrors,
        TxErrors = counters.TxErrors,
        RxMiss = counters.RxMiss,
        RxNoBuffer = counters.RxNoBuffer,
    };
}
