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
        context.OnDump((Nat44AddressDump _) => nat.Pool
            .Concat(nat.InterfacePools.SelectMany(pool => Resolve(state, pool.SwIfIndex).Select(address => (address, uint.MaxValue, pool.TwiceNat))))
            .Select(address => new Nat44AddressDetails { IpAddress = address.Item1, VrfId = address.Item2, Flags = Twice(address.Item3) }));
        context.On((Nat44AddDelInterfaceAddr request) => new Nat44AddDelInterfaceAddrReply { Retval = AddDelete(state, request) });
        context.OnDump((Nat44InterfaceAddrDump _) => nat.InterfacePools
            .Select(pool => new Nat44InterfaceAddrDetails { SwIfIndex = pool.SwIfIndex, Flags = Twice(pool.TwiceNat) }));
    }

    /// <summary>The IPv4 addresses of an interface.</summary>
    public static IEnumerable<Ip4Address> Resolve(SimulatedState state, uint swIfIndex)
        => state.Interfaces.TryGet(swIfIndex, out var item)
            ? item.Addresses.Where(address => address.Address.Af == AddressFamily.Ip4).Select(address => address.Address.Un.Ip4).ToArray()
            : [];

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
            var known = nat.Pool.FindIndex(entry => entry.Address.Equals(address) && entry.TwiceNat == twice);
            if (request.IsAdd)
            {
                if (known >= 0) return SimRetval.ValueExist;
                nat.Pool.Add((address, request.VrfId, twice));
            }
            else
            {
                if (known < 0) return SimRetval.NoSuchEntry;
                nat.Pool.RemoveAt(known);
                nat.Sessions.RemoveAll(session => !session.IsStatic && session.Outside.Equals(address));
            }
        }

        return 0;
    }

    private static int AddDelete(SimulatedState state, Nat44AddDelInterfaceAddr request)
    {
        var nat = state.Nat44;
        if (!state.Interfaces.TryGet(request.SwIfIndex, out _)) return SimRetval.InvalidSwIfIndex;
        if (!nat.Enabled) return SimRetval.Unsupported;
        var pool = (request.SwIfIndex, request.Flags.HasFlag(NatConfigFlags.TwiceNat));
        if (!request.IsAdd) return nat.InterfacePools.Remove(pool) ? 0 : SimRetval.NoSuchEntry;
        if (nat.InterfacePools.Contains(pool)) return SimRetval.ValueExist;
        nat.InterfacePools.Add(pool);
        return 0;
    }
}
