using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>NAT44-ED's switches, timeouts and interfaces (plugins/nat/nat44-ed).</summary>
internal static class Nat44Handlers
{
    private const NatConfigFlags Sides = NatConfigFlags.Inside | NatConfigFlags.Outside;

    public static void Register(HandlerContext context)
    {
        var nat = context.State.Nat44;
        context.On((Nat44EdPluginEnableDisable request) => new Nat44EdPluginEnableDisableReply { Retval = EnableDisable(context.State, request) });
        context.On((Nat44ShowRunningConfig _) => new Nat44ShowRunningConfigReply
        {
            InsideVrf = nat.InsideVrf,
            OutsideVrf = nat.OutsideVrf,
            Sessions = nat.SessionLimit,
            TranslationBuckets = nat.TranslationBuckets,
            ForwardingEnabled = nat.Forwarding,
            Timeouts = nat.Timeouts,
            Flags = Nat44ConfigFlags.EndpointDependent,
            // VPP answers the opposite (nat/lib/ipfix_logging.c:nat_ipfix_logging_enabled), and here it is off.
            IpfixLoggingEnabled = true,
        });
        context.On((Nat44ForwardingEnableDisable request) =>
        {
            nat.Forwarding = request.Enable;
            return new Nat44ForwardingEnableDisableReply();
        });
        context.On((NatSetTimeouts request) =>
        {
            nat.Timeouts = new NatTimeouts
            {
                Udp = request.Udp, TcpEstablished = request.TcpEstablished, TcpTransitory = request.TcpTransitory, Icmp = request.Icmp,
            };
            return new NatSetTimeoutsReply();
        });
        context.On((NatSetMssClamping request) =>
        {
            nat.MssClamp = request.Enable ? request.MssValue : (ushort)0;
            return new NatSetMssClampingReply();
        });
        context.On((NatGetMssClamping _) => new NatGetMssClampingReply { MssValue = nat.MssClamp, Enable = nat.MssClamp != 0 });

        context.On((Nat44InterfaceAddDelFeature request) => new Nat44InterfaceAddDelFeatureReply { Retval = SetRole(context.State, request) });
        context.OnDump((Nat44InterfaceDump _) => nat.Roles.Select(role => new Nat44InterfaceDetails { SwIfIndex = role.Key, Flags = role.Value }));
        context.On((Nat44EdAddDelOutputInterface request) => new Nat44EdAddDelOutputInterfaceReply { Retval = SetOutput(context.State, request) });
        context.OnStream<Nat44EdOutputInterfaceGet, Nat44EdOutputInterfaceGetReply, Nat44EdOutputInterfaceDetails>(_ =>
            (nat.OutputInterfaces.Select(index => new Nat44EdOutputInterfaceDetails { SwIfIndex = index }),
                new Nat44EdOutputInterfaceGetReply { Cursor = uint.MaxValue }));
    }

    private static int EnableDisable(SimulatedState state, Nat44EdPluginEnableDisable request)
    {
        var nat = state.Nat44;
        if (!request.Enable)
        {
            if (!nat.Enabled) return SimRetval.FeatureAlreadyDisabled;
            state.Epoch++;
            return nat.Disable();
        }

        if (nat.Enabled) return SimRetval.FeatureAlreadyEnabled;
        if ((request.Flags & (Nat44ConfigFlags.StaticMappingOnly | Nat44ConfigFlags.ConnectionTracking)) != default) return SimRetval.Unsupported;
        nat.Enable(request.InsideVrf, request.OutsideVrf, request.Sessions);
        state.Epoch++;
        return 0;
    }

    private static int SetRole(SimulatedState state, Nat44InterfaceAddDelFeature request)
    {
        var nat = state.Nat44;
        if (!state.Interfaces.TryGet(request.SwIfIndex, out _)) return SimRetval.InvalidSwIfIndex;
        if (!nat.Enabled) return SimRetval.Unsupported;
        var side = request.Flags & Sides;
        var has = nat.Roles.GetValueOrDefault(request.SwIfIndex);
        if (request.IsAdd)
        {
            if (nat.OutputInterfaces.Contains(request.SwIfIndex)) return SimRetval.ValueExist;
            nat.Roles[request.SwIfIndex] = has | side;
            return 0;
        }

        if (has == NatConfigFlags.None) return SimRetval.NoSuchEntry;
        if ((has & ~side) == NatConfigFlags.None) nat.Roles.Remove(request.SwIfIndex);
        else nat.Roles[request.SwIfIndex] = has & ~side;
        return 0;
    }

    private static int SetOutput(SimulatedState state, Nat44EdAddDelOutputInterface request)
    {
        var nat = state.Nat44;
        if (!state.Interfaces.TryGet(request.SwIfIndex, out _)) return SimRetval.InvalidSwIfIndex;
        if (!nat.Enabled) return SimRetval.Unsupported;
        if (request.IsAdd)
            return nat.Roles.ContainsKey(request.SwIfIndex) || !nat.OutputInterfaces.Add(request.SwIfIndex) ? SimRetval.ValueExist : 0;
        return nat.OutputInterfaces.Remove(request.SwIfIndex) ? 0 : SimRetval.NoSuchEntry;
    }
}
