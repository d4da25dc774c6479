using VppApi.Generated.FibTypes;
using VppApi.Generated.IpTypes;
using VppApi.Generated.Punt;

namespace VppApi.Generated.Tests.Shapes;

/// <summary>Unions, tagged and plain.</summary>
public sealed class UnionTests
{
    [Fact]
    public void Set_OfATaggedArm_SetsTheTagToo()
    {
        var punt = default(Punt.Punt);
        punt.SetL4(new PuntL4 { Af = AddressFamily.Ip6, Port = 53 });
        Assert.Equal(PuntType.L4, punt.Type);
        Assert.True(punt.TryGetL4(out var l4));
        Assert.Equal(53, l4.Port);
        Assert.False(punt.TryGetException(out var exception));
        Assert.Equal(0u, exception.Id);
    }

    [Fact]
    public void Set_OfASmallerArm_ClearsWhatTheLargerOneLeft()
    {
        var address = new Address(Ip6Address.Parse("2001:db8::ffff"));
        address.SetIp4(Ip4Address.Parse("10.0.0.1"));
        Assert.Equal("0a000001" + new string('0', 24), Convert.ToHexStringLower(address.Un));
    }

    [Fact]
    public void Arms_OfAPlainUnion_ShareTheirBytes()
    {
        var next = default(FibPathNh);
        next.Address.Ip4 = Ip4Address.Parse("192.0.2.1");
        Assert.Equal("c000:201::", next.Address.Ip6.ToString());
        Assert.Equal(next.Address, next.Address);
        Assert.Equal("192.0.2.1", next.Address.Ip4.ToString());
    }
}
