using System.Net;
using VppApi.Generated.IpTypes;

namespace VppApi.Generated.Tests.WellKnown;

/// <summary>Prefixes, and addresses with the length of their network.</summary>
public sealed class PrefixTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.1/24")]
    [InlineData("192.0.2.1/32")]
    [InlineData("::/0")]
    [InlineData("2001:db8::1/64")]
    public void Text_ThatIsAPrefix_ComesBack(string text)
    {
        Assert.Equal(text, Prefix.Parse(text).ToString());
        Assert.Equal(text, AddressWithPrefix.Parse(text).ToString());
        var isIp4 = text.Contains('.', StringComparison.Ordinal);
        Assert.Equal(isIp4, Ip4Prefix.TryParse(text, out var ip4) && ip4.ToString() == text);
        Assert.Equal(!isIp4, Ip6Prefix.TryParse(text, out var ip6) && ip6.ToString() == text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.1")]
    [InlineData("10.0.0.0/33")]
    [InlineData("::/129")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0.0/")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/8/8")]
    public void Text_ThatIsNoPrefix_IsRefused(string text)
    {
        Assert.False(Prefix.TryParse(text, out _));
        Assert.Throws<FormatException>(() => AddressWithPrefix.Parse(text));
    }

    [Theory]
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("10.1.2.3/0", "0.0.0.0/0")]
    [InlineData("10.1.2.3/31", "10.1.2.2/31")]
    [InlineData("2001:db8:ffff::1/33", "2001:db8:8000::/33")]
    [InlineData("::1/128", "::1/128")]
    public void ToIPNetwork_ClearsTheHostsBits(string text, string network)
        => Assert.Equal(IPNetwork.Parse(network), Prefix.Parse(text).ToIPNetwork());

    [Fact]
    public void Constructor_TakesDotNetsTypes()
    {
        Assert.Equal(Prefix.Parse("10.0.0.0/8"), new Prefix(IPNetwork.Parse("10.0.0.0/8")));
        Assert.Equal(Ip4Prefix.Parse("10.0.0.0/8"), new Ip4Prefix(IPAddress.Parse("10.0.0.0"), 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Prefix(IPAddress.Loopback, 33));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Prefix(IPAddress.Loopback, -1));
        Assert.Equal(128, new Prefix(IPAddress.IPv6Loopback, 128).Len);
    }

    [Fact]
    public void Alias_ConvertsBothWays()
    {
        Prefix prefix = AddressWithPrefix.Parse("10.0.0.1/24");
        AddressWithPrefix back = prefix;
        Assert.Equal("10.0.0.1/24", back.ToString());
    }

    [Fact]
    public void ToIPNetwork_OfALengthThatVppShouldNotSend_DoesNotThrow()
    {
        var prefix = Prefix.Parse("10.0.0.1/32");
        prefix.Len = 200;
        Assert.Equal(32, prefix.ToIPNetwork().PrefixLength);
    }
}
