using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>NAT44-ED's static and identity mappings.</summary>
internal static class Nat44MappingHandlers
{
    private const uint NoInterface = uint.MaxValue;

    public static void Register(HandlerContext context)
    {
        var state = context.State;
        context.On((Nat44AddDelStaticMappingV2 request) => new Nat44AddDelStaticMappingV2Reply { Retval = AddDelete(state, request) });
        context.OnDump((Nat44StaticMappingDump _) => state.Nat44.StaticMappings.SelectMany(mapping => Details(state, mapping)));
        context.On((Nat44AddDelIdentityMapping request) => new Nat44AddDelIdentityMappingReply { Retval = AddDelete(state, request) });
        context.OnDump((Nat44IdentityMappingDump _) => state.Nat44.IdentityMappings.Select(mapping => new Nat44IdentityMappingDetails
        {
            Flags = mapping.Flags, IpAddress = mapping.Address, Protocol = mapping.Protocol, Port = mapping.Port,
            SwIfIndex = mapping.SwIfIndex, VrfId = mapping.Vrf, Tag = mapping.Tag,
        }));
    }

    private static int AddDelete(SimulatedState state, Nat44AddDelStaticMappingV2 request)
    {
        var nat = state.Nat44;
        if (!nat.Enabled) return SimRetval.Unsupported;
        var addressOnly = request.Flags.HasFlag(NatConfigFlags.AddrOnly);
        var twice = (request.Flags & (NatConfigFlags.TwiceNat | NatConfigFlags.SelfTwiceNat)) != NatConfigFlags.None;
        if (request.IsAdd && twice && addressOnly) return SimRetval.Unsupported;
        if (request.ExternalSwIfIndex != NoInterface && !state.Interfaces.TryGet(request.ExternalSwIfIndex, out _)) return SimRetval.InvalidSwIfIndex;
        var wanted = new Nat44StaticMapping(
            request.Flags, request.LocalIpAddress, addressOnly ? (ushort)0 : request.LocalPort,
            request.ExternalSwIfIndex == NoInterface ? request.ExternalIpAddress : default, addressOnly ? (ushort)0 : request.ExternalPort,
            addressOnly ? (byte)0 : request.Protocol, request.ExternalSwIfIndex,
            request.VrfId == uint.MaxValue ? nat.InsideVrf : request.VrfId, request.Tag.ToString());
        var known = nat.StaticMappings.FirstOrDefault(mapping => SameOutside(mapping, wanted));
        if (!request.IsAdd)
        {
            if (known is null) return SimRetval.NoSuchEntry;
            nat.StaticMappings.Remove(known);
            nat.Sessions.RemoveAll(session => session.IsStatic && session.Inside.Equals(known.Local) && session.InsidePort == known.LocalPort);
            return 0;
        }

        if (known is not null) return SimRetval.ValueExist;
        if (!request.Flags.HasFlag(NatConfigFlags.Out2inOnly) && nat.StaticMappings.Any(mapping => SameInside(mapping, wanted))) return SimRetval.ValueExist;
        nat.StaticMappings.Add(wanted);
        return 0;
    }

    private static bool SameOutside(Nat44StaticMapping left, Nat44StaticMapping right)
        => left.ExternalSwIfIndex == right.ExternalSwIfIndex && left.External.Equals(right.External)
            && left.ExternalPort == right.ExternalPort && left.Protocol == right.Protocol;

    private static bool SameInside(Nat44StaticMapping left, Nat44StaticMapping right)
        => left.Local.Equals(right.Local) && left.LocalPort == right.LocalPort && left.Protocol == right.Protocol
            && left.Vrf == right.Vrf && !left.Flags.HasFlag(NatConfigFlags.Out2inOnly);

    /// <summary>A mapping that follows an interface shows twice once the interface has an address: as asked for, and resolved.</summary>
    private static IEnumerable<Nat44StaticMappingDetails> Details(SimulatedState state, Nat44StaticMapping mapping)
    {
        if (mapping.ExternalSwIfIndex != NoInterface)
        {
            var asked = mapping with { Flags = mapping.Flags & (NatConfigFlags.TwiceNat | NatConfigFlags.AddrOnly) };
            yield return Row(asked, default, mapping.ExternalSwIfIndex);
            foreach (var address in Nat44PoolHandlers.Resolve(state, mapping.ExternalSwIfIndex).Take(1)) yield return Row(mapping, address, NoInterface);
        }
        else
        {
            yield return Row(mapping, mapping.External, NoInterface);
        }
    }

    private static Nat44StaticMappingDetails Row(Nat44StaticMapping mapping, Ip4Address external, uint swIfIndex) => new()
    {
        Flags = mapping.Flags, LocalIpAddress = mapping.Local, LocalPort = mapping.LocalPort, ExternalIpAddress = external,
        ExternalPort = mapping.ExternalPort, Protocol = mapping.Protocol, ExternalSwIfIndex = swIfIndex, VrfId = mapping.Vrf, Tag = mapping.Tag,
    };

    private static int AddDelete(SimulatedState state, Nat44AddDelIdentityMapping request)
    {
        var nat = state.Nat44;
        if (!nat.Enabled) return SimRetval.Unsupported;
        if (request.SwIfIndex != NoInterface && !state.Interfaces.TryGet(request.SwIfIndex, out _)) return SimRetval.InvalidSwIfIndex;
        var vrf = request.VrfId == uint.MaxValue ? nat.InsideVrf : request.VrfId;
        var known = nat.IdentityMappings.FirstOrDefault(mapping => mapping.Address.Equals(request.IpAddress) && mapping.Port == request.Port
            && mapping.Protocol == request.Protocol && mapping.SwIfIndex == request.SwIfIndex && mapping.Vrf == vrf);
        if (!request.IsAdd) return known is not null && nat.IdentityMappings.Remove(known) ? 0 : SimRetval.NoSuchEntry;
        if (known is not null) return SimRetval.ValueExist;
        nat.IdentityMappings.Add(new Nat44IdentityMapping(
            request.Flags, request.IpAddress, request.Protocol, request.Port, request.SwIfIndex, vrf, request.Tag.ToString()));
        return 0;
    }
}
