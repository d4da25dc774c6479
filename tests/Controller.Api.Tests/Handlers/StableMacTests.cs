using Controller.Api.Handlers.NetworkInterfaces;
using Controller.Core.Model;
using Controller.Core.Resources;

namespace Controller.Api.Tests.Handlers;

public sealed class StableMacTests
{
    private static readonly AfPacketResource Lan = new() { Name = "lan", Tag = "lan", HostInterface = "eth1" };

    [Fact]
    public void Of_SameAttachment_SameLocalUnicastAddress()
    {
        var first = StableMac.Of(Lan, "af-packet eth1").ToString();

        Assert.Equal(first, StableMac.Of(Lan with { Name = "renamed" }, "af-packet eth1").ToString());
        Assert.StartsWith("02:fe:", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherAttachment_OtherAddress()
        => Assert.NotEqual(StableMac.Of(Lan, "memif Master /run/m.sock 0").ToString(), StableMac.Of(Lan, "memif Slave /run/m.sock 0").ToString());

    [Fact]
    public void Of_ConfiguredAddress_IsTaken()
        => Assert.Equal("02:00:00:00:00:07", StableMac.Of(Lan with { Mac = MacAddress.FromBytes([2, 0, 0, 0, 0, 7]) }, "af-packet eth1").ToString());
}
