using VppApi.Generated;
using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.InterfaceTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>What every interface has (vnet/interface_api.c).</summary>
internal static class InterfaceHandlers
{
    public static void Register(HandlerContext context)
    {
        var interfaces = context.State.Interfaces;
        context.Offer(SwInterfaceEvent.Descriptor);
        context.OnDump((SwInterfaceDump request) => interfaces.All
            .Where(item => request.SwIfIndex is 0 or uint.MaxValue || item.SwIfIndex == request.SwIfIndex)
            .Where(item => !request.NameFilterValid || item.Name.Contains(request.NameFilter ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(Details));
        context.On((SwInterfaceSetFlags request) =>
        {
            if (!interfaces.TryGet(request.SwIfIndex, out var item)) return new SwInterfaceSetFlagsReply { Retval = SimRetval.InvalidSwIfIndex };
            var up = request.Flags.HasFlag(IfStatusFlags.AdminUp);
            if (item.AdminUp == up) return default;
            item.AdminUp = up;
            Announce(context, item, deleted: false);
            return new SwInterfaceSetFlagsReply();
        });
        context.On((SwInterfaceSetMtu request) => new SwInterfaceSetMtuReply
        {
            Retval = With(interfaces, request.SwIfIndex, item =>
            {
                for (var i = 0; i < item.Mtu.Length; i++) item.Mtu[i] = request.Mtu[i];
            }),
        });
        context.On((HwInterfaceSetMtu request) => new HwInterfaceSetMtuReply { Retval = SetHardwareMtu(interfaces, request) });
        context.On((SwInterfaceSetMacAddress request) =>
        {
            if (!interfaces.TryGet(request.SwIfIndex, out var item)) return new SwInterfaceSetMacAddressReply { Retval = SimRetval.InvalidSwIfIndex };
            if (!item.IsEthernet) return new SwInterfaceSetMacAddressReply { Retval = SimRetval.Unimplemented };
            item.Mac = request.MacAddress;
            return new SwInterfaceSetMacAddressReply();
        });
        context.On((SwInterfaceGetMacAddress request) => interfaces.TryGet(request.SwIfIndex, out var item)
            ? new SwInterfaceGetMacAddressReply { MacAddress = item.Mac }
            : new SwInterfaceGetMacAddressReply { Retval = SimRetval.InvalidSwIfIndex });
        context.On((SwInterfaceTagAddDel request) => new SwInterfaceTagAddDelReply
        {
            Retval = With(interfaces, request.SwIfIndex, item => item.Tag = request.IsAdd ? request.Tag.ToString() : ""),
        });
        context.On<WantInterfaceEvents, WantInterfaceEventsReply>((connection, request) =>
        {
            var enable = request.EnableDisable != 0;
            if (enable == connection.WantsInterfaceEvents) return new WantInterfaceEventsReply { Retval = SimRetval.InvalidRegistration };
            connection.WantsInterfaceEvents = enable;
            return new WantInterfaceEventsReply();
        });
    }

    /// <summary>Tells everyone who wants to know; VPP sends admin and link changes as one event with the flags of now.</summary>
    public static void Announce(HandlerContext context, SimulatedInterface item, bool deleted)
        => context.Broadcast(connection =>
        {
            if (connection.WantsInterfaceEvents)
                connection.SendEvent(new SwInterfaceEvent { SwIfIndex = item.SwIfIndex, Flags = Flags(item), Deleted = deleted });
        });

    private static IfStatusFlags Flags(SimulatedInterface item)
        => (item.AdminUp ? IfStatusFlags.AdminUp : default) | (item.LinkUp ? IfStatusFlags.LinkUp : default);

    /// <summary>The drivers of hardware, af_packet and memif can; a change also sets the L3 MTU (vnet/interface.c).</summary>
    private static int SetHardwareMtu(InterfaceTable interfaces, HwInterfaceSetMtu request)
    {
        if (!interfaces.TryGet(request.SwIfIndex, out var item)) return SimRetval.InvalidSwIfIndex;
        if (!item.IsEthernet) return SimRetval.FeatureDisabled;
        if (!item.HasFrameSize) return SimRetval.Unsupported;
        if (item.LinkMtu == request.Mtu) return 0;
        item.LinkMtu = request.Mtu;
        item.Mtu[0] = request.Mtu;
        return 0;
    }

    private static int With(InterfaceTable interfaces, uint swIfIndex, Action<SimulatedInterface> change)
    {
        if (!interfaces.TryGet(swIfIndex, out var item)) return SimRetval.InvalidSwIfIndex;
        change(item);
        return 0;
    }

    private static SwInterfaceDetails Details(SimulatedInterface item) => new()
    {
        SwIfIndex = item.SwIfIndex,
        SupSwIfIndex = item.SwIfIndex,
        L2Address = item.Mac,
        Flags = Flags(item),
        LinkSpeed = item.LinkSpeed,
        LinkMtu = item.LinkMtu,
        Mtu = new FixedArray4<uint>(item.Mtu),
        InterfaceName = item.Name,
        InterfaceDevType = item.DeviceType,
        Tag = item.Tag,
        BDmac = default(MacAddress),
    };
}
