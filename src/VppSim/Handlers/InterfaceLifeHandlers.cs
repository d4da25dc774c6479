using VppApi.Generated.AfPacket;
using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Interface;
using VppApi.Generated.Tapv2;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>How loopback, tap and af_packet interfaces come and go.</summary>
internal static class InterfaceLifeHandlers
{
    public static void Register(HandlerContext context)
    {
        var interfaces = context.State.Interfaces;
        context.On((CreateLoopback request) =>
        {
            var created = CreateLoopback(context, FreeInstance(interfaces), request.MacAddress);
            return new CreateLoopbackReply { SwIfIndex = created.SwIfIndex };
        });
        context.On((CreateLoopbackInstance request) =>
        {
            var instance = request.IsSpecified ? request.UserInstance : FreeInstance(interfaces);
            if (Named(interfaces, $"loop{instance}") is not null) return new CreateLoopbackInstanceReply { Retval = SimRetval.InvalidRegistration };
            return new CreateLoopbackInstanceReply { SwIfIndex = CreateLoopback(context, instance, request.MacAddress).SwIfIndex };
        });
        context.On((DeleteLoopback request) => new DeleteLoopbackReply
        {
            Retval = Delete(context, item => item.SwIfIndex == request.SwIfIndex && item.DeviceType == "Loopback", SimRetval.InvalidSwIfIndex),
        });

        context.On((AfPacketCreateV3 request) =>
        {
            var host = request.HostIfName.ToString();
            if (interfaces.All.Any(item => item.HostInterface == host)) return new AfPacketCreateV3Reply { Retval = SimRetval.IfAlreadyExists };
            var mac = request.UseRandomHwAddr ? RandomMac(context, host) : request.HwAddr;
            var created = Add(context, $"host-{host}", "af-packet", mac, host);
            return new AfPacketCreateV3Reply { SwIfIndex = created.SwIfIndex };
        });
        context.On((AfPacketDelete request) => new AfPacketDeleteReply
        {
            Retval = Delete(context, item => item.HostInterface == request.HostIfName.ToString(), SimRetval.InvalidInterface),
        });
        context.OnDump((AfPacketDump _) => interfaces.All.Where(item => item.HostInterface is not null)
            .Select(item => new AfPacketDetails { SwIfIndex = item.SwIfIndex, HostIfName = item.HostInterface! }));

        context.On((TapCreateV3 request) => CreateTap(context, request));
        context.On((TapDeleteV2 request) => new TapDeleteV2Reply
        {
            Retval = Delete(context, item => item.SwIfIndex == request.SwIfIndex && item.Tap is not null, SimRetval.InvalidSwIfIndex),
        });
        context.OnDump((SwInterfaceTapV2Dump request) => interfaces.All
            .Where(item => item.Tap is not null && (request.SwIfIndex == uint.MaxValue || request.SwIfIndex == item.SwIfIndex))
            .Select(item => item.Tap!.Value with { SwIfIndex = item.SwIfIndex }));
    }

    /// <summary>Takes an interface away, and what VPP takes away with it.</summary>
    public static int Delete(HandlerContext context, Func<SimulatedInterface, bool> which, int whenAbsent)
    {
        if (context.State.Interfaces.All.FirstOrDefault(which) is not { } item) return whenAbsent;
        InterfaceAddressHandlers.RemoveAll(context.State, item, _ => true);
        context.State.Routing.Forget(item.SwIfIndex);
        context.State.Nat44.Forget(item.SwIfIndex);
        context.State.Interfaces.Remove(item);
        InterfaceHandlers.Announce(context, item, deleted: true);
        return 0;
    }

    private static TapCreateV3Reply CreateTap(HandlerContext context, TapCreateV3 request)
    {
        var interfaces = context.State.Interfaces;
        var id = request.Id;
        if (id == uint.MaxValue)
        {
            id = 0;
            while (Named(interfaces, $"tap{id}") is not null) id++;
        }

        if (Named(interfaces, $"tap{id}") is not null) return new TapCreateV3Reply { Retval = SimRetval.IfAlreadyExists };
        if (!IsRing(request.TxRingSz) || !IsRing(request.RxRingSz)) return new TapCreateV3Reply { Retval = SimRetval.InvalidValue };
        var name = request.HostIfNameSet ? request.HostIfName.ToString() : $"tap{id}";
        var details = new SwInterfaceTapV2Details
        {
            Id = id,
            TxRingSz = request.TxRingSz,
            RxRingSz = request.RxRingSz,
            HostMtuSize = request.HostMtuSize,
            HostMacAddr = request.HostMacAddrSet ? request.HostMacAddr : RandomMac(context, name),
            HostIp4Prefix = request.HostIp4Prefix,
            HostIp6Prefix = request.HostIp6Prefix,
            TapFlags = request.TapFlags,
            DevName = $"tap{id}",
            HostIfName = name,
            HostNamespace = request.HostNamespace,
            HostBridge = request.HostBridge,
        };
        var mac = request.UseRandomMac ? RandomMac(context, $"tap{id}") : request.MacAddress;
        var created = interfaces.Add($"tap{id}", "virtio", mac, 9000, tap: details);
        InterfaceHandlers.Announce(context, created, deleted: false);
        return new TapCreateV3Reply { SwIfIndex = created.SwIfIndex };
    }

    private static bool IsRing(ushort size) => size is 0 || (size <= 32768 && (size & (size - 1)) == 0);

    private static SimulatedInterface CreateLoopback(HandlerContext context, uint instance, MacAddress mac)
    {
        // An all-zero address asks for VPP's own (vnet/ethernet/interface.c).
        if (mac.Equals(default)) mac = new MacAddress([0xde, 0xad, 0, 0, (byte)(instance >> 8), (byte)instance]);
        return Add(context, $"loop{instance}", "Loopback", mac, host: null);
    }

    private static SimulatedInterface Add(HandlerContext context, string name, string deviceType, MacAddress mac, string? host)
    {
        var created = context.State.Interfaces.Add(name, deviceType, mac, mtu: 9000, host);
        InterfaceHandlers.Announce(context, created, deleted: false);
        return created;
    }

    private static uint FreeInstance(InterfaceTable interfaces)
    {
        uint instance = 0;
        while (Named(interfaces, $"loop{instance}") is not null) instance++;
        return instance;
    }

    private static SimulatedInterface? Named(InterfaceTable interfaces, string name) => interfaces.All.FirstOrDefault(item => item.Name == name);

    private static MacAddress RandomMac(HandlerContext context, string name)
    {
        // Random to a client, the same in every run with the same seed.
        var random = new Random(HashCode.Combine(context.Options.Seed, name.Length, name.Sum(c => c)));
        return new MacAddress([0x02, 0xfe, (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)]);
    }
}
