using Controller.Contracts.Rest;
using Google.Protobuf.WellKnownTypes;
using V1 = Vppilot.V1;

namespace Controller.Api.Grpc.Messages;

/// <summary>NAT44 as messages.</summary>
internal static class Nat44Messages
{
    /// <summary>Global state.</summary>
    public static V1.GetNat44Response ToMessage(this Nat44View nat44)
    {
        var message = new V1.GetNat44Response
        {
            Enabled = nat44.Enabled,
            Available = nat44.Available,
            InsideVrf = nat44.InsideVrf,
            OutsideVrf = nat44.OutsideVrf,
            SessionsPerWorker = nat44.SessionsPerWorker,
            Forwarding = nat44.Forwarding,
            UdpTimeout = Seconds(nat44.UdpTimeoutSeconds),
            TcpEstablishedTimeout = Seconds(nat44.TcpEstablishedTimeoutSeconds),
            TcpTransitoryTimeout = Seconds(nat44.TcpTransitoryTimeoutSeconds),
            IcmpTimeout = Seconds(nat44.IcmpTimeoutSeconds),
            Interfaces = { nat44.Interfaces.Select(static row => new V1.Nat44Interface { Interface = row.Interface, Roles = { row.Roles } }) },
            Pools = { nat44.Pools.Select(ToMessage) },
        };
        if (nat44.Sessions is { } sessions)
            message.Sessions = sessions;
        return message;
    }

    /// <summary>A mapping.</summary>
    public static V1.Nat44Mapping ToMessage(this Nat44MappingView row)
    {
        var message = new V1.Nat44Mapping
        {
            Name = row.Name ?? string.Empty,
            Kind = row.Kind,
            Managed = row.Managed,
            Protocol = row.Protocol ?? string.Empty,
            LocalAddress = row.LocalAddress,
            ExternalAddress = row.ExternalAddress ?? string.Empty,
            ExternalInterface = row.ExternalInterface ?? string.Empty,
            Vrf = row.Vrf,
            Flags = { row.Flags },
        };
        if (row.LocalPort is { } local)
            message.LocalPort = local;
        if (row.ExternalPort is { } external)
            message.ExternalPort = external;
        return message;
    }

    /// <summary>An inside host.</summary>
    public static V1.Nat44User ToMessage(this Nat44UserView row)
        => new() { Address = row.Address, Vrf = row.Vrf, Sessions = row.Sessions, StaticSessions = row.StaticSessions };

    /// <summary>A session.</summary>
    public static V1.Nat44Session ToMessage(this Nat44SessionView row)
    {
        var message = new V1.Nat44Session
        {
            Protocol = row.Protocol,
            InsideAddress = row.InsideAddress,
            InsidePort = row.InsidePort,
            OutsideAddress = row.OutsideAddress,
            OutsidePort = row.OutsidePort,
            RemoteAddress = row.RemoteAddress ?? string.Empty,
            Vrf = row.Vrf,
            Packets = row.Packets,
            Bytes = row.Bytes,
            Idle = row.IdleSeconds is { } idle ? Duration.FromTimeSpan(TimeSpan.FromSeconds(idle)) : null,
            Flags = { row.Flags },
        };
        if (row.RemotePort is { } port)
            message.RemotePort = port;
        return message;
    }

    private static V1.Nat44Pool ToMessage(Nat44PoolView row)
    {
        var message = new V1.Nat44Pool { First = row.First, Last = row.Last, TwiceNat = row.TwiceNat };
        if (row.Vrf is { } vrf)
            message.Vrf = vrf;
        return message;
    }

    private static Duration Seconds(uint seconds) => new() { Seconds = seconds };
}
