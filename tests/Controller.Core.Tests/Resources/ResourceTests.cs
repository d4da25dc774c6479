using System.Net;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;

namespace Controller.Core.Tests.Resources;

public sealed class ResourceTests
{
    private static readonly ResourceSet Everything = ResourceExpansion.Expand(
        Controller.Core.Yaml.ConfigReader.Read(Repository.Read("tests/Controller.Core.Tests/Documents/everything.yaml")).Config!);

    [Fact]
    public void Expand_DocumentWithEverything_HasTheKeysOfTheContract() => Assert.Equal(
        [
            "vrf/10",
            "interface/lan", "interface/lan/address/10.0.0.1/24", "interface/lan/address/2001:db8::1/64",
            "interface/wan", "interface/wan/address/198.51.100.1/24", "interface/wan/address/192.0.2.2/24",
            "interface/loop0", "interface/core", "interface/peer", "interface/GigabitEthernet0/8/0",
            "route/0/0.0.0.0/0", "route/0/203.0.113.0/24", "neighbor/lan/10.0.0.2",
            "nat44", "nat44/interface/wan", "nat44/pool/198.51.100.10-198.51.100.20", "nat44/pool/interface/wan",
            "nat44/twice-nat-pool/192.168.0.1",
            "nat44/static/web", "nat44/static/host", "nat44/static/dyn", "nat44/identity/ssh",
        ],
        Everything.Select(resource => resource.Key.Path));

    [Fact]
    public void DependsOn_Everything_IsThere() =>
        Assert.All(Everything, resource => Assert.All(
            resource.DependsOn, key => Assert.True(Everything.Contains(key), $"{resource} needs {key}")));

    [Fact]
    public void Compare_WithItself_IsSame() => Assert.All(
        Everything, resource => Assert.True(resource.Compare(resource).IsSame, resource.ToString()));

    [Fact]
    public void Key_NameThatLooksLikeAnAddress_IsNotTheAddress()
    {
        var address = new InterfaceAddress(IPAddress.Parse("10.0.0.1"), 24);
        Assert.Equal(InterfaceResource.KeyOf("a/address/10.0.0.1/24").Path, AddressResource.KeyOf("a", address).Path);
        Assert.NotEqual(InterfaceResource.KeyOf("a/address/10.0.0.1/24"), AddressResource.KeyOf("a", address));
    }

    [Theory]
    [InlineData("vppilot:lan", "lan")]
    [InlineData("vppilot:", null)]
    [InlineData("lan", null)]
    [InlineData("", null)]
    public void NameInTag_Tag_IsOursOrNot(string tag, string? name) => Assert.Equal(name, NamedResource.NameInTag(tag));

    [Fact]
    public void Inverse_OfEachOperation_IsItsOpposite()
    {
        Assert.True(Everything.TryGet(Nat44Resource.TheKey, out var nat44));
        var create = Planner.Plan(new ResourceSet([nat44]), Snapshot.Empty).Steps.Single();
        var changed = (Nat44Resource)nat44 with { Forwarding = false };
        var update = Planner.Plan(new ResourceSet([changed]), Snapshot.Of([nat44], ResourceSet.Empty)).Steps.Single();

        Assert.Equal((StepOperation.Delete, nat44, null), (create.Inverse().Operation, create.Inverse().Before, create.Inverse().After));
        Assert.Equal(Impact.SessionsDropped, create.Inverse().Impact);
        Assert.Equal((StepOperation.Update, changed, nat44), (update.Inverse().Operation, update.Inverse().Before, update.Inverse().After));
        Assert.Equal(new AttributeDifference("forwarding", "false", "true"), Assert.Single(update.Inverse().Differences));
    }
}
