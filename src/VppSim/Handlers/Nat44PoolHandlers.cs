using System.Buffers.Binary;
using System.Net;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>NAT44-ED's address pools.</summary>
internal static class Nat44PoolHandlers
{
    public static void Register(HandlerContext context)
    {
        var state = context.State;
        var nat = state.Nat44;
        context.On((Nat44AddDelAddressRange request) => new Nat44AddDelAddressRangeReply { Retval = AddDelete(nat, request) });
        context.OnDump((Nat44AddressDump _) => nat.Pools.Addresses
            .Select(address => new Nat44AddressDetails { IpAddress = address.Address, VrfId = address.Vrf, Flags = Twice(address.TwiceNat) }));
        context.On((Nat44AddDelInterfaceAddr request) => new Nat44AddDelInterfaceAddrReply { Retval = AddDelete(state, request) });
        context.OnDump((Nat44InterfaceAddrDump _) => nat.Pools.Interfaces
            .Select(pool => new Nat44InterfaceAddrDetails { SwIfIndex = pool.SwIfIndex, Flags = Twice(pool.TwiceNat) }));
    }

    /// <summary>The first IPv4 address of an interface; null when it has none, or does not exist.</summary>
    public static Ip4Address? FirstAddress(SimulatedState state, uint swIfIndex)
        => state.Interfaces.TryGet(swIfIndex, out var item)
            ? item.Addresses.Where(address => address.Address.Af == AddressFamily.Ip4).Select(address => (Ip4Address?)address.Address.Un.Ip4).FirstOrDefault()
            : null;

    public static uint Number(Ip4Address address) => BinaryPrimitives.ReadUInt32BigEndian(address.ToIPAddress().GetAddressBytes());

    public static Ip4Address Address(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new Ip4Address(new IPAddress(bytes));
    }

    private static NatConfigFlags Twice(bool twice) => twice ? NatConfigFlags.TwiceNat : NatConfigFlags.None;

    // Address by address; the first error stops it and leaves the earlier ones applied, as in VPP.
    private static int AddDelete(Nat44State nat, Nat44AddDelAddressRange request)
    {
        if (!nat.Enabled) return SimRetval.Unsupported;
        var (first, last) = (Number(request.FirstIpAddress), Number(request.LastIpAddress));
        var twice = request.Flags.HasFlag(NatConfigFlags.TwiceNat);
        for (ulong number = first; number <= last; number++)
        {
            var address = Address((uint)number);
            var retval = request.IsAdd ? nat.Pools.Add(address, request.VrfId, twice) : nat.Pools.Remove(address, twice);
            if (retval != 0) return retval;
            if (!request.IsAdd) nat.Sessions.RemoveAll(session => !session.IsStatic && session.Outside == address);
        }

        return 0;
    }

    private static int AddDelete(SimulatedState state, Nat44AddDelInterfaceAddr request)
    {
        var nat = state.Nat44;
        if (!state.Interfaces.TryGet(request.SwIfIndex, out _)) return SimRetval.InvalidSwIfIndex;
        if (!nat.Enabled) return SimRetval.Unsupported;
        var twice = request.Flags.HasFlag(NatConfigFlags.TwiceNat);
        var address = FirstAddress(state, request.SwIfIndex);
        return request.IsAdd ? nat.Pools.AddInterface(request.SwIfIndex, twice, address) : nat.Pools.RemoveInterface(request.SwIfIndex, twice, address);
    }
}
