using VppApi.Generated.IpTypes;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;
using VppSim.State;

namespace VppSim.Handlers;

/// <summary>NAT44-ED's static and identity mappings (plugins/nat/nat44-ed/nat44_ed_api.c).</summary>
internal static class Nat44MappingHandlers
{
    private const uint NoInterface = uint.MaxValue;
    private const NatConfigFlags Shown = NatConfigFlags.TwiceNat | NatConfigFlags.SelfTwiceNat | NatConfigFlags.Out2inOnly | NatConfigFlags.AddrOnly;

    public static void Register(HandlerContext context)
    {
        var state = context.State;
        var mappings = state.Nat44.Mappings;
        context.On((Nat44AddDelStaticMappingV2 request) => new Nat44AddDelStaticMappingV2Reply
        {
            Retval = AddDelete(state, request.IsAdd, new Nat44MappingRequest(false, request.Flags & Shown, request.LocalIpAddress, request.LocalPort,
                request.ExternalIpAddress, request.ExternalPort, request.Protocol, request.ExternalSwIfIndex, request.VrfId, request.Tag.ToString())),
        });
        context.OnDump((Nat44StaticMappingDump _) => mappings.Active.Where(mapping => !mapping.IsIdentity).Select(Details)
            .Concat(mappings.Following.Where(mapping => !mapping.IsIdentity).Select(Details)));

        context.On((Nat44AddDelIdentityMapping request) => new Nat44AddDelIdentityMappingReply
        {
            Retval = AddDelete(state, request.IsAdd, new Nat44MappingRequest(true, request.Flags & NatConfigFlags.AddrOnly, request.IpAddress, request.Port,
                request.IpAddress, request.Port, request.Protocol, request.SwIfIndex, request.VrfId, request.Tag.ToString())),
        });
        context.OnDump((Nat44IdentityMappingDump _) => mappings.Active.Where(mapping => mapping.IsIdentity).SelectMany(IdentityDetails)
            .Concat(mappings.Following.Where(mapping => mapping.IsIdentity).Select(IdentityDetails)));
    }

    private static int AddDelete(SimulatedState state, bool isAdd, Nat44MappingRequest mapping)
    {
        if (!state.Nat44.Enabled) return SimRetval.Unsupported;
        var address = mapping.FollowsInterface ? Nat44PoolHandlers.FirstAddress(state, mapping.SwIfIndex) : null;
        return isAdd ? state.Nat44.Mappings.Add(mapping, address) : state.Nat44.Mappings.Remove(mapping, address);
    }

    private static Nat44StaticMappingDetails Details(Nat44StaticMapping mapping) => new()
    {
        Flags = mapping.Flags, LocalIpAddress = mapping.Local, LocalPort = mapping.LocalPort, ExternalIpAddress = mapping.External,
        ExternalPort = mapping.ExternalPort, Protocol = mapping.Protocol, ExternalSwIfIndex = NoInterface, VrfId = mapping.Vrf, Tag = mapping.Tag,
    };

    /// <summary>Of a mapping that follows an interface VPP shows only two of the flags, and the table as it was asked for.</summary>
    private static Nat44StaticMappingDetails Details(Nat44MappingRequest mapping) => new()
    {
        Flags = mapping.Flags & (NatConfigFlags.TwiceNat | NatConfigFlags.AddrOnly),
        LocalIpAddress = mapping.Local,
        LocalPort = mapping.IsAddressOnly ? (ushort)0 : mapping.LocalPort,
        ExternalPort = mapping.IsAddressOnly ? (ushort)0 : mapping.ExternalPort,
        Protocol = mapping.IsAddressOnly ? (byte)0 : mapping.Protocol,
        ExternalSwIfIndex = mapping.SwIfIndex, VrfId = mapping.Vrf, Tag = mapping.Tag,
    };

    /// <summary>One row for each inside table.</summary>
    private static IEnumerable<Nat44IdentityMappingDetails> IdentityDetails(Nat44StaticMapping mapping)
        => mapping.IdentityTables.Select(vrf => new Nat44IdentityMappingDetails
        {
            Flags = mapping.Flags, IpAddress = mapping.Local, Port = mapping.LocalPort, Protocol = mapping.Protocol,
            SwIfIndex = NoInterface, VrfId = vrf, Tag = mapping.Tag,
        });

    private static Nat44IdentityMappingDetails IdentityDetails(Nat44MappingRequest mapping) => new()
    {
        Flags = mapping.Flags, Port = mapping.LocalPort, Protocol = mapping.Protocol, SwIfIndex = mapping.SwIfIndex, VrfId = mapping.Vrf, Tag = mapping.Tag,
    };
}
