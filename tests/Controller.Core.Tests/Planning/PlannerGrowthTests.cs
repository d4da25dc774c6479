using System.Net;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Core.Tests.Planning;

/// <summary>
/// The planner's work grows with what there is, not with its square. Edges are counted instead of time, which would depend on the
/// machine.
/// </summary>
public sealed class PlannerGrowthTests
{
    private const int EdgesPerResource = 5;

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void Plan_ManyResourcesFromNothing_HasAStepForEach(int count)
    {
        var desired = Network(count, port: 80);

        var plan = Planner.Plan(desired, Snapshot.Empty);

        Assert.Equal(desired.Count, plan.Steps.Length);
        Assert.InRange(EdgesOf(desired, Snapshot.Empty), 1, EdgesPerResource * desired.Count);
    }

    [Fact]
    public void Plan_ManyResourcesThatAllChange_StaysLinear()
    {
        var observed = Snapshot.Of(Network(10_000, port: 80), Network(10_000, port: 80));
        var desired = Network(10_000, port: 81);

        Assert.Equal(2 * desired.OfType<Nat44StaticMappingResource>().Count(), Planner.Plan(desired, observed).Steps.Length);
        Assert.InRange(EdgesOf(desired, observed), 1, EdgesPerResource * desired.Count);
    }

    [Fact]
    public void Plan_ManyResourcesThatAreThere_HasNothingToDo()
    {
        var resources = Network(10_000, port: 80);
        Assert.True(Planner.Plan(resources, Snapshot.Of(resources, resources)).IsEmpty);
    }

    [Fact]
    public void Plan_OneRecreateWithManyDependents_CascadesOnce()
    {
        var desired = Network(10_000, port: 80);
        var observed = desired.Select(resource => resource is Nat44Resource nat44 ? nat44 with { Sessions = 1 } : resource).ToList();

        var plan = Planner.Plan(desired, Snapshot.Of(observed, new ResourceSet(observed)));

        Assert.Equal(1 + desired.OfType<Nat44StaticMappingResource>().Count(), plan.RecreateCount);
        Assert.Equal(2 * plan.RecreateCount, plan.Steps.Length);
    }

    private static int EdgesOf(ResourceSet desired, Snapshot observed) => new StepGraph(new ResourceDiff(Alignment.Of(
        desired, observed))).EdgeCount;

    /// <summary>
    /// About <paramref name="count"/> resources: a tenth interfaces with an address each, the rest routes through them and mappings.
    /// </summary>
    private static ResourceSet Network(int count, ushort port)
    {
        var resources = new List<Resource>
        {
            new Nat44Resource { InsideVrf = 0, OutsideVrf = 0, Sessions = 64512, Forwarding = true, Timeouts = Nat44TimeoutsConfig.Default },
        };
        for (var i = 0; i < count / 10; i++)
        {
            var name = $"loop{i}";
            resources.Add(new LoopbackResource { Name = name, Tag = name, Instance = (uint)i });
            resources.Add(new AddressResource(
                name, new InterfaceAddress(new IpNumber(0x0A00_0001U + ((uint)i << 8), IsIPv6: false).ToAddress(), 24)));
        }

        for (var i = 0; i < count * 4 / 10; i++)
        {
            var prefix = new IpPrefix(new IpNumber(0x1400_0000U + ((uint)i << 8), IsIPv6: false).ToAddress(), 24);
            resources.Add(new RouteResource { Prefix = prefix, Paths = [new RoutePathResource { Interface = $"loop{i % (count / 10)}" }] });
            resources.Add(new Nat44StaticMappingResource
            {
                Name = $"m{i}", Tag = $"m{i}", Protocol = Nat44Protocol.Tcp, LocalAddress = new IpNumber(
                    0x1E00_0000U + (uint)i, IsIPv6: false).ToAddress(), LocalPort = port,
                ExternalAddress = new IpNumber(0x2800_0000U + (uint)i, IsIPv6: false).ToAddress(), ExternalPort = 80, Vrf = 0, TwiceNat = TwiceNat.Off, Out2InOnly = false,
            });
        }

        return new ResourceSet(resources);
    }
}
