using System.Net;
using VppApi.Generated.Interface;
using VppApi.Generated.Ip;
using VppApi.Generated.IpTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>Addresses and tables of interfaces (vnet/interface_api.c, vnet/ip/ip4_forward.c:ip4_add_del_interface_address_internal and its IPv6 twin).</summary>
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
            RemoveAll(state, item, _ => true);
            return 0;
        }

        var (family, address, length) = (request.Prefix.Address.Af, request.Prefix.Address, request.Prefix.Len);
        if (family == AddressFamily.Ip6 && address.ToIPAddress().IsIPv6LinkLocal) return LinkLocal(item, request);
        // VPP finds an address to delete by the address and the table: the length does not count.
        if (!request.IsAdd)
            return RemoveAll(state, item, known => known.Address == address) ? 0 : SimRetval.AddressNotFoundForInterface;
        if (length > address.Bytes.Length * 8) return SimRetval.InvalidValue;
        foreach (var other in state.Interfaces.All.Where(other => other.Table(family) == item.Table(family)))
        {
            foreach (var known in other.Addresses.Where(known => known.Address.Af == family && Overlap(known, request.Prefix)))
            {
                // Several addresses of one subnet on one interface are fine, as long as they agree on its length.
                if (other == item && known.Len == length && known.Address != address) continue;
                return family == AddressFamily.Ip6 ? SimRetval.DuplicateIfAddress : SimRetval.AddressInUse;
            }
        }

        item.Addresses.Add(request.Prefix);
        state.Nat44.AddressAdded(item.SwIfIndex, address);
        return 0;
    }

    /// <summary>Takes addresses away, and tells who follows them.</summary>
    public static bool RemoveAll(SimulatedState state, SimulatedInterface item, Func<AddressWithPrefix, bool> which)
    {
        var gone = item.Addresses.Where(which).ToArray();
        foreach (var address in gone)
        {
            item.Addresses.Remove(address);
            state.Nat44.AddressRemoved(item.SwIfIndex, address.Address);
        }

        return gone.Length > 0;
    }

    private static int LinkLocal(SimulatedInterface item, SwInterfaceAddDelAddress request)
    {
        if (request.Prefix.Len != 128) return SimRetval.AddressLengthMismatch;
        if (request.IsAdd) item.LinkLocal = request.Prefix.Address;
        else return item.LinkLocal == request.Prefix.Address ? SimRetval.AddressNotDeletable : SimRetval.AddressNotFoundForInterface;
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
