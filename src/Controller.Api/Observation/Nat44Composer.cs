using Controller.Api.Handlers;
using Controller.Core.Model;
using Controller.Core.Resources;
using VppApi.Generated.Nat44Ed;
using VppApi.Generated.NatTypes;

namespace Controller.Api.Observation;

/// <summary>Makes NAT44-ED resources of what VPP told.</summary>
internal static class Nat44Composer
{
    /// <summary>The resources of NAT44-ED.</summary>
    public static IEnumerable<Resource> Compose(VppState state, Nat44State nat44, InterfaceNames names)
    {
        yield return new Nat44Resource
        {
            InsideVrf = nat44.InsideVrf,
            OutsideVrf = nat44.OutsideVrf,
            Sessions = nat44.Sessions,
            Forwarding = nat44.Forwarding,
            MssClamp = nat44.MssClamp,
            Timeouts = nat44.Timeouts,
        };
        foreach (var (index, role) in nat44.Roles)
        {
            yield return new Nat44InterfaceResource(names.Of(index), role);
        }

        foreach (var (index, twiceNat) in nat44.InterfacePools)
        {
            yield return new Nat44InterfacePoolResource(names.Of(index), twiceNat);
        }

        foreach (var pool in Ranges(OwnAddresses(state, nat44)))
        {
            yield return pool;
        }

        // A mapping that follows an interface is told twice: as asked for, and (without the interface) as resolved. Both carry the
        // same tag and the same inside, so the resolved ones are those whose twin was asked for.
        var staticTwins = nat44.StaticMappings.Where(row => row.ExternalSwIfIndex != WireValues.None).Select(TwinKey).ToHashSet();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in nat44.StaticMappings)
        {
            if (row.ExternalSwIfIndex != WireValues.None || !staticTwins.Contains(TwinKey(row)))
            {
                yield return Unique(StaticMapping(row, nat44, names), taken);
            }
        }

        var identityTwins = nat44.IdentityMappings.Where(row => row.SwIfIndex != WireValues.None).Select(TwinKey).ToHashSet();
        taken.Clear();
        foreach (var row in nat44.IdentityMappings)
        {
            if (row.SwIfIndex != WireValues.None || !identityTwins.Contains(TwinKey(row)))
            {
                yield return Unique(IdentityMapping(row, nat44, names), taken);
            }
        }
    }

    // The pool addresses that VPP added for an interface are not resources: the interface's pool is. It is one address for each.
    private static List<Nat44PoolAddress> OwnAddresses(VppState state, Nat44State nat44)
    {
        var addresses = nat44.Pool.ToList();
        foreach (var (index, twiceNat) in nat44.InterfacePools)
        {
            foreach (var address in state.Addresses.GetValueOrDefault(index, []).Where(address => !address.IsIPv6))
            {
                if (addresses.Remove(new Nat44PoolAddress((uint)IpNumber.Of(address.Address).Value, Vrf: null, twiceNat)))
                {
                    break;
                }
            }
        }

        return addresses;
    }

    /// <summary>Neighbouring addresses of one kind as ranges.</summary>
    public static IEnumerable<Nat44PoolResource> Ranges(List<Nat44PoolAddress> addresses)
    {
        addresses.Sort((left, right) => (left.TwiceNat, left.Address).CompareTo((right.TwiceNat, right.Address)));
        for (var i = 0; i < addresses.Count;)
        {
            var (first, last) = (addresses[i], addresses[i]);
            while (++i < addresses.Count && addresses[i] == last with { Address = last.Address + 1 })
            {
                last = addresses[i];
            }

            yield return new Nat44PoolResource(new Ipv4Range(first.Address, last.Address), first.Vrf, first.TwiceNat);
        }
    }

    private static Nat44StaticMappingResource StaticMapping(Nat44StaticMappingDetails row, Nat44State nat44, InterfaceNames names)
    {
        var isAddressOnly = row.Flags.HasFlag(NatConfigFlags.AddrOnly);
        var followsInterface = row.ExternalSwIfIndex != WireValues.None;
        var tag = NamedResource.NameInTag(row.Tag);
        var mapping = new Nat44StaticMappingResource
        {
            Name = tag ?? "",
            Tag = tag,
            Protocol = isAddressOnly ? null : (Nat44Protocol)row.Protocol,
            LocalAddress = row.LocalIpAddress.ToIPAddress(),
            LocalPort = isAddressOnly ? null : row.LocalPort,
            ExternalAddress = followsInterface ? null : row.ExternalIpAddress.ToIPAddress(),
            ExternalInterface = followsInterface ? names.Of(row.ExternalSwIfIndex) : null,
            ExternalPort = isAddressOnly ? null : row.ExternalPort,
            Vrf = VrfOf(row.VrfId, nat44),
            TwiceNat = TwiceNatOf(row.Flags, followsInterface),
            Out2InOnly = followsInterface ? null : row.Flags.HasFlag(NatConfigFlags.Out2inOnly),
        };
        return tag is null ? mapping with { Name = mapping.Identity } : mapping;
    }

    private static Nat44IdentityMappingResource IdentityMapping(Nat44IdentityMappingDetails row, Nat44State nat44, InterfaceNames names)
    {
        var isAddressOnly = row.Flags.HasFlag(NatConfigFlags.AddrOnly);
        var followsInterface = row.SwIfIndex != WireValues.None;
        var tag = NamedResource.NameInTag(row.Tag);
        var mapping = new Nat44IdentityMappingResource
        {
            Name = tag ?? "",
            Tag = tag,
            Protocol = isAddressOnly ? null : (Nat44Protocol)row.Protocol,
            Address = followsInterface ? null : row.IpAddress.ToIPAddress(),
            Interface = followsInterface ? names.Of(row.SwIfIndex) : null,
            Port = isAddressOnly ? null : row.Port,
            Vrf = VrfOf(row.VrfId, nat44),
        };
        return tag is null ? mapping with { Name = mapping.Identity } : mapping;
    }

    // Of a mapping that follows an interface VPP tells twice-NAT, and neither self-twice-NAT nor out2in-only.
    private static TwiceNat? TwiceNatOf(NatConfigFlags flags, bool followsInterface) =>
        flags.HasFlag(NatConfigFlags.TwiceNat) ? TwiceNat.On
        : followsInterface ? null
        : flags.HasFlag(NatConfigFlags.SelfTwiceNat) ? TwiceNat.Self
        : TwiceNat.Off;

    private static uint VrfOf(uint told, Nat44State nat44) => told == WireValues.None ? nat44.InsideVrf : told;

    // Two mappings with the same tag, or (untagged) with the same outside: the later ones get another name.
    private static T Unique<T>(T mapping, HashSet<string> taken)
        where T : NamedResource
    {
        var name = mapping.Name;
        while (!taken.Add(name))
        {
            name += "~";
        }

        return name == mapping.Name ? mapping : (T)(mapping with { Name = name, Tag = null });
    }

    private static (string, string, byte, ushort, ushort) TwinKey(Nat44StaticMappingDetails row) =>
        (row.Tag, $"{row.LocalIpAddress.ToIPAddress()}", row.Protocol, row.LocalPort, row.ExternalPort);

    private static (string, byte, ushort) TwinKey(Nat44IdentityMappingDetails row) => (row.Tag, row.Protocol, row.Port);
}
