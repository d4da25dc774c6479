using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>Takes a Config apart into the resources that VPP must have for it.</summary>
public static class ResourceExpansion
{
    /// <summary>
    /// The resources of a valid Config, in document order: tables, interfaces with their addresses, routes, neighbours, NAT44.
    /// </summary>
    /// <exception cref="ArgumentException">The Config asks for the same thing twice, which validation would have found.</exception>
    public static ResourceSet Expand(NodeConfig config) => new(Resources(config));

    private static IEnumerable<Resource> Resources(NodeConfig config)
    {
        foreach (var vrf in config.Vrfs)
            yield return new VrfResource(vrf.Id, vrf.Name);
        foreach (var item in config.Interfaces)
        {
            yield return Interface(item);
            foreach (var address in item.Addresses)
                yield return new AddressResource(item.Name, address);
        }

        foreach (var route in config.Routes)
            yield return Route(route);
        foreach (var neighbor in config.Neighbors)
            yield return new NeighborResource(neighbor.Interface, neighbor.Address, neighbor.Mac);
        if (config.Nat44 is null)
            yield break;
        foreach (var resource in Nat44Expansion.Expand(config.Nat44))
            yield return resource;
    }

    private static InterfaceResource Interface(InterfaceConfig config)
    {
        InterfaceResource resource = config switch
        {
            AfPacketConfig afPacket => new AfPacketResource { Name = config.Name, Tag = config.Name, HostInterface = afPacket.HostInterface },
            LoopbackConfig loopback => new LoopbackResource { Name = config.Name, Tag = config.Name, Instance = loopback.Instance },
            TapConfig tap => new TapResource
            {
                Name = config.Name, Tag = config.Name, Id = tap.Id, HostInterface = tap.HostInterface, HostNamespace = tap.HostNamespace,
                HostAddress = tap.HostAddress, RxRing = tap.RxRing, TxRing = tap.TxRing,
            },
            MemifConfig memif => new MemifResource
            {
                Name = config.Name, Tag = config.Name, Id = memif.Id, Socket = memif.Socket, Role = memif.Role, Mode = memif.Mode,
                RingSize = memif.RingSize, BufferSize = memif.BufferSize, RxQueues = memif.RxQueues, TxQueues = memif.TxQueues,
                Secret = memif.Secret,
            },
            HardwareInterfaceConfig => new HardwareInterfaceResource { Name = config.Name, Tag = config.Name, VppName = config.Name },
            _ => throw new ArgumentException($"Interface {config.Name} is of the unknown type {config.Type}.", nameof(config)),
        };
        return resource with { State = config.State, Mtu = config.Mtu, Mac = config.Mac, Vrf = config.Vrf };
    }

    private static RouteResource Route(RouteConfig config) => new()
    {
        Prefix = config.Prefix,
        Vrf = config.Vrf,
        Blackhole = config.Blackhole,
        Paths = config.Paths.Select(path => new RoutePathResource
        {
            Address = path.Address, Interface = path.Interface, Vrf = path.Vrf, Weight = path.Weight, Preference = path.Preference,
        }).ToValueList(),
    };
}
