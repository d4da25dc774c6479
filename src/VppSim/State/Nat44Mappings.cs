using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>
/// NAT44-ED's static and identity mappings, with VPP's rules and their odd corners (nat44_ed.c: nat44_ed_add_static_mapping, its
/// _internal, their del twins, nat44_ed_add_del_static_mapping_cb).
/// </summary>
internal sealed class Nat44Mappings(Nat44State nat)
{
    private const uint AnyVrf = uint.MaxValue;
    private readonly List<Nat44StaticMapping> _active = [];
    private readonly List<Nat44MappingRequest> _following = [];

    /// <summary>Mappings in use, static and identity.</summary>
    public IReadOnlyList<Nat44StaticMapping> Active => _active;

    /// <summary>Mappings that follow an interface, as they were asked for; resolved ones are in <see cref="Active"/> too.</summary>
    public IReadOnlyList<Nat44MappingRequest> Following => _following;

    /// <summary>Adds a mapping.</summary>
    /// <param name="wanted">The mapping.</param>
    /// <param name="address">The first address of the interface that it follows, if any. VPP does not check that the interface exists.</param>
    /// <returns>A retval.</returns>
    public int Add(Nat44MappingRequest wanted, Ip4Address? address)
    {
        if (Check(wanted) is var retval and not 0) return retval;
        if (!wanted.FollowsInterface) return AddActive(wanted, wanted.External);
        if (Find(wanted) is not null) return SimRetval.ValueExist;
        _following.Add(wanted);
        if (address is null) return 0;
        wanted.IsResolved = true;
        retval = AddActive(wanted, address.Value);
        if (retval != 0) _following.Remove(wanted);
        return retval;
    }

    /// <summary>Removes a mapping.</summary>
    /// <param name="unwanted">The mapping.</param>
    /// <param name="address">As for <see cref="Add"/>.</param>
    /// <returns>A retval.</returns>
    public int Remove(Nat44MappingRequest unwanted, Ip4Address? address)
    {
        if (Check(unwanted) is var retval and not 0) return retval;
        if (!unwanted.FollowsInterface) return RemoveActive(unwanted, unwanted.External);
        if (Find(unwanted) is not { } known) return SimRetval.NoSuchEntry;
        _following.Remove(known);
        return address is null ? 0 : RemoveActive(unwanted, address.Value);
    }

    /// <summary>An interface got an address: mappings that wait for one take it.</summary>
    public void AddressAdded(uint swIfIndex, Ip4Address address)
    {
        foreach (var waiting in _following.Where(waiting => waiting.SwIfIndex == swIfIndex && !waiting.IsResolved))
            waiting.IsResolved = AddActive(waiting, address) == 0;
    }

    /// <summary>An interface lost an address.</summary>
    public void AddressRemoved(uint swIfIndex, Ip4Address address)
    {
        foreach (var resolved in _following.Where(resolved => resolved.SwIfIndex == swIfIndex && resolved.IsResolved))
            resolved.IsResolved = RemoveActive(resolved, address) != 0;
    }

    /// <summary>Forgets everything, as disabling NAT44-ED does.</summary>
    /// <returns>False when VPP would stumble: over an identity mapping that has no record in table 0 (nat44_ed_del_static_mappings).</returns>
    public bool Clear()
    {
        var fine = _active.Count == 0 || !_active[^1].IsIdentity || _active[^1].IdentityTables.Contains(0);
        _active.Clear();
        _following.Clear();
        return fine;
    }

    private static int Check(Nat44MappingRequest mapping)
    {
        var twice = (mapping.Flags & (NatConfigFlags.TwiceNat | NatConfigFlags.SelfTwiceNat)) != NatConfigFlags.None;
        return twice && mapping.IsAddressOnly ? SimRetval.Unsupported : 0;
    }

    private Nat44MappingRequest? Find(Nat44MappingRequest wanted)
        => _following.FirstOrDefault(known => known.SwIfIndex == wanted.SwIfIndex && known.Vrf == wanted.Vrf && SameInside(known, wanted));

    private static bool SameInside(Nat44MappingRequest known, Nat44MappingRequest wanted)
    {
        var identities = known.IsIdentity && wanted.IsIdentity;
        if (!identities && known.Local != wanted.Local) return false;
        if (known.IsAddressOnly && wanted.IsAddressOnly) return true;
        return known.ExternalPort == wanted.ExternalPort && known.Protocol == wanted.Protocol && (identities || known.LocalPort == wanted.LocalPort);
    }

    private int AddActive(Nat44MappingRequest wanted, Ip4Address external)
    {
        var (local, localPort, externalPort, protocol) = Key(wanted, external);
        if (FindOutside(external, externalPort, protocol) is { } known)
        {
            // One more inside table for an identity mapping. VPP compares ~0 as it is, so that asking for "any" twice adds a record that
            // nothing can remove again.
            if (!known.IsIdentity || known.IdentityTables.Contains(wanted.Vrf)) return SimRetval.ValueExist;
            known.IdentityTables.Add(wanted.Vrf);
            return 0;
        }

        var vrf = wanted.Vrf == AnyVrf ? nat.InsideVrf : wanted.Vrf;
        var out2InOnly = wanted.Flags.HasFlag(NatConfigFlags.Out2inOnly);
        if (!out2InOnly && !wanted.IsIdentity && IsInsideTaken(local, localPort, protocol, vrf)) return SimRetval.ValueExist;
        var added = new Nat44StaticMapping
        {
            IsIdentity = wanted.IsIdentity, Flags = wanted.Flags, Local = local, LocalPort = localPort, External = external, ExternalPort = externalPort,
            Protocol = protocol, Vrf = vrf, Tag = wanted.Tag,
        };
        if (wanted.IsIdentity) added.IdentityTables.Add(vrf);
        _active.Add(added);
        return 0;
    }

    private int RemoveActive(Nat44MappingRequest unwanted, Ip4Address external)
    {
        var (_, _, externalPort, protocol) = Key(unwanted, external);
        if (FindOutside(external, externalPort, protocol) is not { } known) return SimRetval.NoSuchEntry;
        if (unwanted.IsIdentity && !known.IdentityTables.Remove(unwanted.Vrf == AnyVrf ? nat.InsideVrf : unwanted.Vrf)) return SimRetval.NoSuchEntry;
        nat.Sessions.RemoveAll(session => session.IsStatic && session.Inside == known.Local && (known.IsAddressOnly || session.InsidePort == known.LocalPort));
        if (known.IdentityTables.Count == 0) _active.Remove(known);
        return 0;
    }

    private static (Ip4Address Local, ushort LocalPort, ushort ExternalPort, byte Protocol) Key(Nat44MappingRequest mapping, Ip4Address external)
    {
        var (localPort, externalPort, protocol) = mapping.IsAddressOnly
            ? ((ushort)0, (ushort)0, (byte)0)
            : (mapping.LocalPort, mapping.ExternalPort, mapping.Protocol);
        return mapping.IsIdentity ? (external, externalPort, externalPort, protocol) : (mapping.Local, localPort, externalPort, protocol);
    }

    private Nat44StaticMapping? FindOutside(Ip4Address external, ushort port, byte protocol)
        => _active.FirstOrDefault(known => known.External == external && known.ExternalPort == port && known.Protocol == protocol);

    private bool IsInsideTaken(Ip4Address local, ushort port, byte protocol, uint vrf)
        => _active.Exists(known => !known.Flags.HasFlag(NatConfigFlags.Out2inOnly) && known.Local == local && known.LocalPort == port
            && known.Protocol == protocol && (known.IsIdentity ? known.IdentityTables.Contains(vrf) : known.Vrf == vrf));
}
