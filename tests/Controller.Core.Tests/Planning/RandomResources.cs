using System.Net;
using Controller.Core.Model;
using Controller.Core.Resources;

namespace Controller.Core.Tests.Planning;

/// <summary>
/// Makes a set that a valid document could ask for, of any bytes: each four say what to add. The universe is small, so that two sets
/// have much in common; what would not be valid is left out. Fewer bytes make a smaller set, which is how FsCheck shrinks it.
/// </summary>
internal sealed class RandomResources
{
    private readonly Dictionary<ResourceKey, Resource> _resources = [];

    private RandomResources()
    {
    }

    public static ResourceSet Of(byte[] bytes)
    {
        var maker = new RandomResources();
        for (var i = 0; i + 3 < bytes.Length; i += 4)
            maker.Add(bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]);
        return new ResourceSet(maker._resources.Values);
    }

    private static string NameOf(int number) => $"i{number % 5}";

    private void Add(byte what, byte a, byte b, byte c)
    {
        switch (what % 8)
        {
            case 0:
                Interface(NameOf(a), b, c);
                break;
            case 1:
                Address(NameOf(a), b, c);
                break;
            case 2:
                Route(a, b, c);
                break;
            case 3:
                Put(new NeighborResource(Interface(NameOf(a), b, c), IPAddress.Parse($"10.0.0.{b % 3}"), new MacAddress(c % 2U)));
                break;
            case 4:
                Nat44(a);
                Put(new Nat44InterfaceResource(Interface(NameOf(b), c, a), (Nat44Role)(c % 4)));
                break;
            case 5:
                Pool(a, b, c);
                break;
            case 6:
                Mapping(a, b, c);
                break;
            default:
                Nat44(a);
                Put(new Nat44InterfacePoolResource(Interface(NameOf(b), c, a), c % 2 == 0));
                break;
        }
    }

    private void Put(Resource resource) => _resources.TryAdd(resource.Key, resource);

    private uint Vrf(int number)
    {
        var id = (uint)(number % 3);
        if (id != 0)
            Put(new VrfResource(id, Name: null));
        return id;
    }

    private string Interface(string name, byte b, byte c)
    {
        if (_resources.ContainsKey(InterfaceResource.KeyOf(name)))
            return name;
        InterfaceResource resource = (b % 6) switch
        {
            0 => new LoopbackResource { Name = name, Tag = name },
            1 => new LoopbackResource { Name = name, Tag = name, Instance = (uint)(b / 6 % 4) },
            2 => new TapResource { Name = name, Tag = name, Id = (uint)(b / 6 % 3), HostInterface = $"vpp{b / 18 % 2}" },
            3 => new TapResource { Name = name, Tag = name, RxRing = (ushort)(256 << b / 6 % 2) },
            4 => new MemifResource { Name = name, Tag = name, Id = (uint)(b / 6 % 3), Role = MemifRole.Master, Mode = MemifMode.Ethernet, RingSize = 1024, Secret = b % 4 == 0 ? new Secret("s") : null },
            _ => new AfPacketResource { Name = name, Tag = name, HostInterface = $"eth{b / 6 % 4}" },
        };
        if (_resources.Values.OfType<InterfaceResource>().SelectMany(other => other.Claims).Intersect(resource.Claims).Any())
            resource = new LoopbackResource { Name = name, Tag = name };
        Put(resource with { Vrf = Vrf(c), Mtu = c % 5 == 0 ? 1500U : null, State = (AdminState)(c / 8 % 2) });
        return name;
    }

    private void Address(string name, byte b, byte c)
    {
        var table = ((InterfaceResource)_resources[InterfaceResource.KeyOf(Interface(name, b, c))]).Vrf;
        var address = new InterfaceAddress(IPAddress.Parse($"10.0.{b % 4}.{1 + c % 3}"), c % 4 == 0 ? 16 : 24);
        var overlaps = _resources.Values.OfType<AddressResource>().Any(other =>
            ((InterfaceResource)_resources[InterfaceResource.KeyOf(other.Interface)]).Vrf == table && other.Address.Network.Overlaps(address.Network)
            && (other.Interface != name || other.Address.Network != address.Network));
        if (!overlaps)
            Put(new AddressResource(name, address));
    }

    private void Route(byte a, byte b, byte c) => Put(new RouteResource
    {
        Prefix = new IpPrefix(IPAddress.Parse($"10.{a % 4}.0.0"), 16),
        Vrf = Vrf(a / 4),
        Blackhole = b % 5 == 0,
        Paths = b % 5 == 0 ? [] : [new RoutePathResource { Interface = Interface(NameOf(b), b, c) }, new RoutePathResource { Vrf = Vrf(c), Weight = (byte)(1 + c % 2) }],
    });

    private void Nat44(byte a) => Put(new Nat44Resource
    {
        InsideVrf = Vrf(a / 16),
        OutsideVrf = Vrf(a / 48),
        Sessions = a % 8 == 0 ? 1000U : 64512U,
        Forwarding = a % 3 != 0,
        Timeouts = Nat44TimeoutsConfig.Default with { Udp = a % 2 == 0 ? 300U : 60U },
    });

    private void Pool(byte a, byte b, byte c)
    {
        Nat44(a);
        var range = new Ipv4Range(b % 32U, b % 32U + c % 8U);
        if (!_resources.Values.OfType<Nat44PoolResource>().Any(pool => pool.TwiceNat == (a % 2 == 0) && pool.Range.Overlaps(range)))
            Put(new Nat44PoolResource(range, c % 2 == 0 ? null : Vrf(c / 2), a % 2 == 0));
    }

    private void Mapping(byte a, byte b, byte c)
    {
        Nat44(a);
        var mapping = new Nat44StaticMappingResource
        {
            Name = $"m{a % 4}", Tag = $"m{a % 4}", Protocol = Nat44Protocol.Tcp, LocalAddress = IPAddress.Parse(
                $"10.0.0.{b % 4}"), LocalPort = 80,
            ExternalAddress = c % 3 == 0 ? null : IPAddress.Parse("192.0.2.1"), ExternalInterface = c % 3 == 0 ? Interface(
                NameOf(b), b, c) : null,
            ExternalPort = (ushort)(80 + c / 3 % 3), Vrf = Vrf(b / 4), TwiceNat = TwiceNat.Off, Out2InOnly = false,
        };
        if (!_resources.Values.OfType<Nat44StaticMappingResource>().Any(other => other.Identity == mapping.Identity))
            Put(mapping);
    }
}
