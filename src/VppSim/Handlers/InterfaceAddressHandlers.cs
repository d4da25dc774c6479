using System.Net;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>Addresses and tables of interfaces (vnet/interface_api.c, vnet/ip/ip4_forward.c:ip4_add_del_interface_address_internal).</summary>
internal static class InterfaceAddressHandlers
{
    public static void Register(HandlerContext context)
    {
        var state = context.State;
        context.On((SwInterfaceAddDelAddress request) => new SwInterfaceAddDelAddressReply { Retval = AddDelete(state, request) });
        context.OnDump((IpAddressDump request) => state.Interfaces.TryGet(request.SwIfIndex, out var item)
            ? item.Addresses
                .Where(address => address.Address.Af == AddressFamily.Ip6 == request.IsIpv6)
                .Select(address => new IpAddressDetails { SwIfIndex = item.SwIfIndex, Prefix = address })
            : []);
        context.On((SwInterfaceSetTable request) => new SwInterfaceSetTableReply { Retval = SetTable(state, request) });
        context.On((SwInterfaceGetTable request) => state.Interfaces.TryGet(request.SwIfIndex, out var item)
            ? new SwInterfaceGetTableReply { VrfId = request.IsIpv6 ? item.Table6 : item.Table4 }
            : new SwInterfaceGetTableReply { Retval = SimRetval.InvalidSwIfIndex });
    }

    private static int AddDelete(SimulatedState state, SwInterfaceAddDelAddress request)
    {
        if (!state.Interfaces.TryGet(request.SwIfIndex, out var item)) return SimRetval.InvalidSwIfIndex;
        if (request.DelAll)
        {
            item.Addresses.Clear();
            return 0;
        }

        if (!request.IsAdd) return item.Addresses.Remove(request.Prefix) ? 0 : SimRetval.AddressNotFoundForInterface;
        var family = request.Prefix.Address.Af;
        foreach (var other in state.Interfaces.All.Where(other => other.Table(family) == item.Table(family)))
        {
            foreach (var address in other.Addresses.Where(address => address.Address.Af == family))
            {
                // The same subnet twice on one interface is fine; the same address, or an overlap with another interface, is not.
                if (other == item ? address == request.Prefix : Overlap(address, request.Prefix)) return SimRetval.AddressInUse;
            }
        }

        item.Addresses.Add(request.Prefix);
        return 0;
    }

    private static int SetTable(SimulatedState state, SwInterfaceSetTable request)
    {
        if (!state.Interfaces.TryGet(request.SwIfIndex, out var item)) return SimRetval.InvalidSwIfIndex;
        if (!state.Routing.HasTable(request.IsIpv6, request.VrfId)) return SimRetval.NoSuchFib;
        if ((request.IsIpv6 ? item.Table6 : item.Table4) == request.VrfId) return 0;
        var family = request.IsIpv6 ? AddressFamily.Ip6 : AddressFamily.Ip4;
        if (item.Addresses.Any(address => address.Address.Af == family)) return SimRetval.AddressFoundForInterface;
        if (request.IsIpv6) item.Table6 = request.VrfId;
        else item.Table4 = request.VrfId;
        return 0;
    }

    private static bool Overlap(AddressWithPrefix left, AddressWithPrefix right)
    {
        var (wider, narrower) = left.Len <= right.Len ? (left, right) : (right, left);
        return Network(wider).Contains(narrower.Address.ToIPAddress());
    }

    private static IPNetwork Network(AddressWithPrefix address)
    {
        var bytes = address.Address.Bytes.ToArray();
        for (var bit = (int)address.Len; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), address.Len);
    }
}
