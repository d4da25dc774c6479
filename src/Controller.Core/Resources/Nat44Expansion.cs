using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>The part of <see cref="ResourceExpansion"/> that knows NAT44-ED.</summary>
internal static class Nat44Expansion
{
    public static IEnumerable<Resource> Expand(Nat44Config config)
    {
        yield return new Nat44Resource
        {
            InsideVrf = config.InsideVrf,
            OutsideVrf = config.OutsideVrf,
            Sessions = config.Sessions,
            Forwarding = config.Forwarding,
            MssClamp = config.MssClamp,
            Timeouts = config.Timeouts,
        };
        foreach (var item in config.Interfaces)
            yield return new Nat44InterfaceResource(item.Interface, item.Role);
        foreach (var pool in config.Pools)
            yield return Pool(pool);
        foreach (var mapping in config.StaticMappings)
            yield return StaticMapping(mapping, config);
        foreach (var mapping in config.IdentityMappings)
            yield return IdentityMapping(mapping, config);
    }

    private static Resource Pool(Nat44PoolConfig config) => config switch
    {
        Nat44AddressPoolConfig pool => new Nat44PoolResource(pool.Range, pool.Vrf, pool.TwiceNat),
        Nat44InterfacePoolConfig pool => new Nat44InterfacePoolResource(pool.Interface, pool.TwiceNat),
        _ => throw new ArgumentException($"{config} is of an unknown type.", nameof(config)),
    };

    private static Nat44StaticMappingResource StaticMapping(Nat44StaticMappingConfig config, Nat44Config nat44) => new()
    {
        Name = config.Name,
        Tag = config.Name,
        Protocol = config.Protocol,
        LocalAddress = config.LocalAddress,
        LocalPort = config.LocalPort,
        ExternalAddress = config.ExternalAddress,
        ExternalInterface = config.ExternalInterface,
        ExternalPort = config.ExternalPort,
        Vrf = config.Vrf ?? nat44.InsideVrf,
        TwiceNat = config.TwiceNat,
        Out2InOnly = config.Out2InOnly,
    };

    private static Nat44IdentityMappingResource IdentityMapping(Nat44IdentityMappingConfig config, Nat44Config nat44) => new()
    {
        Name = config.Name,
        Tag = config.Name,
        Protocol = config.Protocol,
        Address = config.Address,
        Interface = config.Interface,
        Port = config.Port,
        Vrf = config.Vrf ?? nat44.InsideVrf,
    };
}
