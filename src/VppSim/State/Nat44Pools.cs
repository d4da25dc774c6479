using VppApi.Generated.IpTypes;

namespace VppSim.State;

/// <summary>
/// NAT44-ED's address pools: addresses, and interfaces whose address is used (nat44_ed.c: nat44_ed_add_address,
/// nat44_ed_add_interface_address, nat44_ed_add_del_interface_address_cb).
/// </summary>
internal sealed class Nat44Pools
{
    private const uint AnyVrf = uint.MaxValue;
    private readonly List<Nat44PoolAddress> _addresses = [];
    private readonly List<Nat44InterfacePool> _interfaces = [];

    /// <summary>Addresses in use, those of interfaces among them.</summary>
    public IReadOnlyList<Nat44PoolAddress> Addresses => _addresses;

    public IReadOnlyList<Nat44InterfacePool> Interfaces => _interfaces;

    public int Add(Ip4Address address, uint vrf, bool twiceNat)
    {
        if (_addresses.Exists(known => known.Address == address && known.TwiceNat == twiceNat)) return SimRetval.ValueExist;
        _addresses.Add(new Nat44PoolAddress(address, vrf, twiceNat));
        return 0;
    }

    public int Remove(Ip4Address address, bool twiceNat)
        => _addresses.RemoveAll(known => known.Address == address && known.TwiceNat == twiceNat) > 0 ? 0 : SimRetval.NoSuchEntry;

    /// <summary>Adds the pool of an interface.</summary>
    /// <param name="swIfIndex">The interface.</param>
    /// <param name="twiceNat">For twice-NAT.</param>
    /// <param name="address">Its first address, if it has one.</param>
    /// <returns>A retval.</returns>
    public int AddInterface(uint swIfIndex, bool twiceNat, Ip4Address? address)
    {
        if (Find(swIfIndex, twiceNat) is not null) return SimRetval.ValueExist;
        if (address is { } now && Add(now, AnyVrf, twiceNat) is var retval and not 0) return retval;
        _interfaces.Add(new Nat44InterfacePool(swIfIndex, twiceNat) { IsResolved = address is not null });
        return 0;
    }

    /// <summary>Removes the pool of an interface.</summary>
    /// <param name="swIfIndex">The interface.</param>
    /// <param name="twiceNat">For twice-NAT.</param>
    /// <param name="address">Its first address, if it has one.</param>
    /// <returns>A retval.</returns>
    public int RemoveInterface(uint swIfIndex, bool twiceNat, Ip4Address? address)
    {
        if (Find(swIfIndex, twiceNat) is not { } known) return SimRetval.NoSuchEntry;
        _interfaces.Remove(known);
        return address is { } now ? Remove(now, twiceNat) : 0;
    }

    /// <summary>An interface got an address: the first pool that waits for one takes it.</summary>
    public void AddressAdded(uint swIfIndex, Ip4Address address)
    {
        if ((Find(swIfIndex, twiceNat: false) ?? Find(swIfIndex, twiceNat: true)) is { IsResolved: false } waiting)
            waiting.IsResolved = Add(address, AnyVrf, waiting.TwiceNat) == 0;
    }

    /// <summary>An interface lost an address.</summary>
    public void AddressRemoved(uint swIfIndex, Ip4Address address)
    {
        if ((Find(swIfIndex, twiceNat: false) ?? Find(swIfIndex, twiceNat: true)) is { IsResolved: true } resolved)
            resolved.IsResolved = Remove(address, resolved.TwiceNat) != 0;
    }

    public void Clear()
    {
        _addresses.Clear();
        _interfaces.Clear();
    }

    private Nat44InterfacePool? Find(uint swIfIndex, bool twiceNat)
        => _interfaces.Find(known => known.SwIfIndex == swIfIndex && known.TwiceNat == twiceNat);
}
