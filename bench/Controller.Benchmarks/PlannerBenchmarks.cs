using BenchmarkDotNet.Attributes;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Benchmarks;

/// <summary>Plans of about 10,000 resources: interfaces with addresses, routes through them, and NAT mappings.</summary>
[MemoryDiagnoser]
public class PlannerBenchmarks
{
    private ResourceSet _desired = new([]);
    private Snapshot _same = Snapshot.Empty;
    private Snapshot _other = Snapshot.Empty;

    /// <summary>How many resources.</summary>
    [Params(1_000, 10_000)]
    public int Resources { get; set; }

    /// <summary>Makes what is asked for, and two VPPs.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _desired = Network(port: 80);
        _same = Snapshot.Of(_desired, _desired);
        var other = Network(port: 81);
        _other = Snapshot.Of(other, other);
    }

    /// <summary>Everything is as it should be: what the reconciler finds again and again.</summary>
    /// <returns>Steps, none.</returns>
    [Benchmark]
    public int NothingToDo() => Planner.Plan(_desired, _same).Steps.Length;

    /// <summary>VPP has restarted and is empty.</summary>
    /// <returns>Steps, one for each resource.</returns>
    [Benchmark]
    public int FromNothing() => Planner.Plan(_desired, Snapshot.Empty).Steps.Length;

    /// <summary>Every mapping changes.</summary>
    /// <returns>Steps, two for each mapping.</returns>
    [Benchmark]
    public int ManyChanges() => Planner.Plan(_desired, _other).Steps.Length;

    private ResourceSet Network(ushort port)
    {
        var resources = new List<Resource>
        {
            new Nat44Resource { InsideVrf = 0, OutsideVrf = 0, Sessions = 64512, Forwarding = true, Timeouts = Nat44TimeoutsConfig.Default },
        };
        var interfaces = Resources / 10;
        for (var i = 0; i < interfaces; i++)
        {
            var name = $"loop{i}";
            resources.Add(new LoopbackResource { Name = name, Tag = name, Instance = (uint)i });
            resources.Add(new AddressResource(name, new InterfaceAddress(Address(0x0A00_0001U + ((uint)i << 8)), 24)));
        }

        for (var i = 0; i < Resources * 4 / 10; i++)
        {
            resources.Add(new RouteResource
            {
                Prefix = new IpPrefix(Address(0x1400_0000U + ((uint)i << 8)), 24),
                Paths = [new RoutePathResource { Interface = $"loop{i % interfaces}" }],
            });
            resources.Add(new Nat44StaticMappingResource
            {
                Name = $"m{i}",
                Tag = $"m{i}",
                Protocol = Nat44Protocol.Tcp,
                LocalAddress = Address(0x1E00_0000U + (uint)i),
                LocalPort = port,
                ExternalAddress = Address(0x2800_0000U + (uint)i),
                ExternalPort = 80,
                Vrf = 0,
                TwiceNat = TwiceNat.Off,
                Out2InOnly = false,
            });
        }

        return new ResourceSet(resources);
    }

    private static System.Net.IPAddress Address(uint value) => new([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
}
