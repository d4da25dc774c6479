using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Core.Tests.Planning;

public sealed class SnapshotTests
{
    private static readonly MemifResource Asked = new()
    {
        Name = "peer", Tag = "peer", Id = 0, Role = MemifRole.Master, Mode = MemifMode.Ethernet, RingSize = 1024, BufferSize = 2048, RxQueues = 1, TxQueues = 1, Secret = new Secret("one"),
    };

    private static readonly MemifResource Told = new() { Name = "peer", Tag = "peer", VppName = "memif0/0", Id = 0, Role = MemifRole.Master, Mode = MemifMode.Ethernet };

    [Fact]
    public void Of_WhatVppDoesNotTell_IsTakenFromWhatWasAskedFor()
    {
        var known = new ResourceSet([Asked]);

        var snapshot = Snapshot.Of([Told], known);

        Assert.True(Planner.Plan(known, snapshot).IsEmpty);
        Assert.Equal(1, Planner.Plan(new ResourceSet([Asked with { Secret = null }]), snapshot).RecreateCount);
        Assert.Equal(1, Planner.Plan(new ResourceSet([Asked with { Secret = new Secret("two") }]), snapshot).RecreateCount);
    }

    [Fact]
    public void Compare_Secrets_AreNotShown()
    {
        var difference = Assert.Single((Asked with { Secret = new Secret("two") }).Compare(Asked).Differences);
        Assert.Equal(new AttributeDifference("secret", "(secret)", "(another secret)"), difference);
        Assert.DoesNotContain("one", $"{Asked} {Asked.Secret} {string.Join(' ', Asked.Attributes)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WhatVppDoesNotTellAndNobodyKnows_IsNotCompared() =>
        Assert.True(Planner.Plan(new ResourceSet([Asked]), Snapshot.Of([Told], ResourceSet.Empty)).IsEmpty);

    [Fact]
    public void Of_TaggedInterface_IsOursWithItsAddresses()
    {
        Assert.True(InterfaceAddress.TryParse("10.0.0.1/24", out var address));
        Resource ours = new LoopbackResource { Name = "a", Tag = "a", VppName = "loop0", Instance = 0 };
        Resource theirs = new LoopbackResource { Name = "loop1", Tag = null, VppName = "loop1", Instance = 1 };

        var snapshot = Snapshot.Of(
            [ours, new AddressResource("a", address), theirs, new AddressResource("loop1", address), new VrfResource(10, Name: null)],
            ResourceSet.Empty);

        Assert.Equal(
            ["interface/loop1", "interface/loop1/address/10.0.0.1/24", "vrf/10"], snapshot.Foreign.Select(resource => resource.Key.Path));
    }

    [Fact]
    public void Of_PoolOfSeveralOwners_IsCutAtTheEndsOfWhatIsKnown()
    {
        var known = new ResourceSet([new Nat44PoolResource(new Ipv4Range(12, 14), Vrf: null, TwiceNat: false)]);

        var snapshot = Snapshot.Of([new Nat44PoolResource(new Ipv4Range(10, 20), Vrf: null, TwiceNat: false)], known);

        Assert.Equal(
            [(10U, 11U, false), (12U, 14U, true), (15U, 20U, false)],
            snapshot.Resources.Cast<Nat44PoolResource>().Select(pool => (pool.Range.First, pool.Range.Last, snapshot.IsManaged(pool.Key))));
    }

    [Fact]
    public void Of_TwoResourcesOfOneKey_Throws() =>
        Assert.Throws<ArgumentException>(() => Snapshot.Of([new VrfResource(1, Name: null), new VrfResource(1, "x")], ResourceSet.Empty));
}
