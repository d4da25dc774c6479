using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>NAT44-ED's users and sessions.</summary>
internal static class Nat44SessionHandlers
{
    public static void Register(HandlerContext context)
    {
        var nat = context.State.Nat44;
        context.OnDump((Nat44UserDump _) => nat.Sessions.GroupBy(session => session.Inside).Select(user => new Nat44UserDetails
        {
            VrfId = nat.InsideVrf,
            IpAddress = user.Key,
            Nsessions = (uint)user.Count(session => !session.IsStatic),
            Nstaticsessions = (uint)user.Count(session => session.IsStatic),
        }));
        context.OnDump((Nat44UserSessionV3Dump request) => nat.Sessions
            .Where(session => session.Inside.Equals(request.IpAddress))
            .Select(session => Details(context, session)));
        context.On((Nat44DelSession request) =>
        {
            if (!nat.Enabled) return new Nat44DelSessionReply { Retval = SimRetval.Unsupported };
            var inside = request.Flags.HasFlag(NatConfigFlags.Inside);
            var removed = nat.Sessions.RemoveAll(session => session.Protocol == request.Protocol
                && (inside ? session.Inside.Equals(request.Address) && session.InsidePort == request.Port
                    : session.Outside.Equals(request.Address) && session.OutsidePort == request.Port)
                && session.Remote.Equals(request.ExtHostAddress) && session.RemotePort == request.ExtHostPort);
            return new Nat44DelSessionReply { Retval = removed > 0 ? 0 : SimRetval.NoSuchEntry };
        });
    }

    private static Nat44UserSessionV3Details Details(HandlerContext context, Nat44Session session) => new()
    {
        OutsideIpAddress = session.Outside,
        OutsidePort = session.OutsidePort,
        InsideIpAddress = session.Inside,
        InsidePort = session.InsidePort,
        Protocol = session.Protocol,
        Flags = NatConfigFlags.ExtHostValid | (session.IsStatic ? NatConfigFlags.Static : NatConfigFlags.None),
        LastHeard = (ulong)Math.Max(0, (session.LastHeard - context.State.BootedAt).TotalSeconds),
        TimeSinceLastHeard = (ulong)Math.Max(0, (context.Options.TimeProvider.GetUtcNow() - session.LastHeard).TotalSeconds),
        TotalBytes = session.Bytes,
        TotalPkts = session.Packets,
        ExtHostAddress = session.Remote,
        ExtHostPort = session.RemotePort,
    };
}
