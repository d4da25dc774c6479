using System.Net;
using VppApi.Generated.IpTypes;

namespace VppApi.Generated.Tests.WellKnown;

/// <summary>IP addresses.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.255")]
    [InlineData("::")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:1.2.3.4")]
    public void Text_ThatIsAnAddress_ComesBack(string text)
    {
        var address = Address.Parse(text);
        Assert.Equal(text, address.ToString());
        Assert.Equal(IPAddress.Parse(text), address.ToIPAddress());
        Assert.Equal(address, new Address(IPAddress.Parse(text)));
        Assert.Equal(address.Af == AddressFamily.Ip4, Ip4Address.TryParse(text, out var ip4));
        Assert.Equal(address.Af == AddressFamily.Ip6, Ip6Address.TryParse(text, out var ip6));
        Assert.Equal(text, address.Af == AddressFamily.Ip4 ? ip4.ToString() : ip6.ToString());
        Assert.Equal(text, $"{address}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 10.0.0.1")]
    [InlineData("10.1")]
    [InlineData("010.0.0.1")]
    [InlineData("0x0a000001")]
    [InlineData("167772161")]
    [InlineData("256.0.0.1")]
    [InlineData("10.0.0.1/24")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("[::1]:80")]
    [InlineData("host")]
    public void Text_ThatIsNoAddress_IsRefused(string text)
    {
        Assert.False(Address.TryParse(text, out _));
        Assert.False(Ip4Address.TryParse(text, out _));
        Assert.False(Ip6Address.TryParse(text, out _));
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Address.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_IsNoAddress() => Assert.False(Address.TryParse(null, out _));

    [Fact]
    public void Equality_IgnoresWhatIsBehindAnIp4Address()
    {
        var clean = Address.Parse("10.0.0.1");
        var dirty = clean;
        dirty.Un[9] = 0xFF;
        Assert.True(clean == dirty);
        Assert.Equal(clean.GetHashCode(), dirty.GetHashCode());
        Assert.True(clean != Address.Parse("a00:1::"));
    }

    [Fact]
    public void Constructor_OfTheWrongFamilyOrSize_Refuses()
    {
        Assert.Throws<ArgumentException>(() => new Ip4Address(IPAddress.IPv6Loopback));
        Assert.Throws<ArgumentException>(() => new Ip6Address(IPAddress.Loopback));
        Assert.Throws<ArgumentException>(() => new Ip4Address([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new Ip6Address([1, 2, 3, 4]));
    }

    [Fact]
    public void Conversion_FromEitherKind_SetsTheFamily()
    {
        Address ip4 = Ip4Address.Parse("10.0.0.1");
        Address ip6 = Ip6Address.Parse("::1");
        Assert.Equal((AddressFamily.Ip4, 4), (ip4.Af, ip4.Bytes.Length));
        Assert.Equal((AddressFamily.Ip6, 16), (ip6.Af, ip6.Bytes.Length));
    }

    [Fact]
    public void TryFormat_IntoTooLittle_SaysSo()
    {
        Assert.False(Ip4Address.Parse("10.0.0.1").TryFormat(new char[7], out _));
        Assert.True(Ip4Address.Parse("10.0.0.1").TryFormat(new char[8], out var length));
        Assert.Equal(8, length);
    }
}
