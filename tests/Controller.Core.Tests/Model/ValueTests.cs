using System.Net;
using System.Reflection;
using System.Text.Json.Serialization;
using Controller.Core.Model;

namespace Controller.Core.Tests.Model;

/// <summary>The small values that Configs are made of.</summary>
public sealed class ValueTests
{
    [Fact]
    public void ValueList_SameItems_IsEqual()
    {
        ValueList<int> a = [1, 2, 3], b = [1, 2, 3], c = [1, 3, 2];
        Assert.True(a.Equals(b) && a.GetHashCode() == b.GetHashCode());
        Assert.NotEqual(a, c);
        Assert.Equal("[1, 2, 3]", a.ToString());
        Assert.Same(ValueList.Create<int>([]), Enumerable.Empty<int>().ToValueList());
    }

    [Fact]
    public void InterfaceConfig_SameValues_IsEqual()
    {
        static InterfaceConfig Make(string description) =>
            new LoopbackConfig { Name = "a", Addresses = [new InterfaceAddress(
                IPAddress.Parse("10.0.0.1"), 24)], Description = description };
        Assert.Equal(Make("x"), Make("x"));
        Assert.NotEqual(Make("x"), Make("y"));
        Assert.NotEqual(Make("x"), new HardwareInterfaceConfig { Name = "a" });
    }

    [Theory]
    [InlineData("02:fe:00:00:00:01", "02:fe:00:00:00:01", false)]
    [InlineData("02-FE-00-00-00-01", "02:fe:00:00:00:01", false)]
    [InlineData("01:00:5e:00:00:01", "01:00:5e:00:00:01", true)]
    public void MacAddress_Text_RoundTrips(string text, string written, bool isMulticast)
    {
        Assert.True(MacAddress.TryParse(text, out var mac));
        Assert.Equal((written, isMulticast), (mac.ToString(), mac.IsMulticast));
        Span<byte> octets = stackalloc byte[6];
        mac.CopyTo(octets);
        Assert.Equal(mac, MacAddress.FromBytes(octets));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("02:fe:00:00:00")]
    [InlineData("02:fe-00:00:00:01")]
    [InlineData("02:fe:00:00:00:0g")]
    [InlineData("02:fe:00:00:00:01:02")]
    [InlineData("+2:fe:00:00:00:01")]
    public void MacAddress_NotOne_IsRefused(string? text) => Assert.False(MacAddress.TryParse(text, out _));

    [Theory]
    [InlineData("10.1.2.3/16", "10.1.0.0/16", true, "10.1.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", false, "255.255.255.255")]
    [InlineData("192.0.2.1/32", "192.0.2.1/32", false, "192.0.2.1")]
    [InlineData("::/0", "::/0", false, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::1/64", "2001:db8::/64", true, "2001:db8::ffff:ffff:ffff:ffff")]
    public void IpPrefix_Network_HasNoHostBits(string text, string network, bool hasHostBits, string last)
    {
        Assert.True(IpPrefix.TryParse(text, out var prefix));
        Assert.Equal((network, hasHostBits, last), (prefix.Network.ToString(), prefix.HasHostBits, prefix.Last.ToAddress().ToString()));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", true)]
    [InlineData("10.1.0.0/16", "10.2.0.0/16", false)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    public void IpPrefix_Overlaps_EitherWay(string a, string b, bool overlaps)
    {
        Assert.True(IpPrefix.TryParse(a, out var first) & IpPrefix.TryParse(b, out var second));
        Assert.Equal(overlaps, first.Overlaps(second));
    }

    [Theory]
    [InlineData("198.51.100.10", "198.51.100.10", 1)]
    [InlineData("198.51.100.10-198.51.100.20", "198.51.100.10-198.51.100.20", 11)]
    [InlineData("198.51.100.10 - 198.51.100.20", "198.51.100.10-198.51.100.20", 11)]
    [InlineData("198.51.100.0/28", "198.51.100.0-198.51.100.15", 16)]
    [InlineData("0.0.0.0/0", "0.0.0.0-255.255.255.255", 1L << 32)]
    public void Ipv4Range_Text_IsRead(string text, string written, long count)
    {
        Assert.True(Ipv4Range.TryParse(text, out var range));
        Assert.Equal((written, count), (range.ToString(), range.Count));
    }

    [Theory]
    [InlineData("2001:db8::1")]
    [InlineData("198.51.100.10-")]
    [InlineData("198.51.100.10-20")]
    [InlineData("198.51.100.0/33")]
    public void Ipv4Range_NotOne_IsRefused(string text) => Assert.False(Ipv4Range.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.1", true)]
    [InlineData("10.1", false)]
    [InlineData("010.0.0.1", false)]
    [InlineData("0x7f.0.0.1", false)]
    [InlineData("10.0.0.1 ", false)]
    [InlineData("fe80::1", true)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("[::1]", false)]
    [InlineData("::ffff:10.0.0.1", true)]
    public void IpText_Strict_TakesWholeAddressesOnly(string text, bool isAddress) => Assert.Equal(isAddress, IpText.TryParse(text, out _));

    [Fact]
    public void EnumWords_EveryPublicEnum_HasAWordForEachMember()
    {
        var fields = typeof(NodeConfig).Assembly.GetExportedTypes().Where(type => type.IsEnum && type != typeof(Controller.Core.Yaml.ConfigFormat))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static));
        Assert.All(fields, field => Assert.NotNull(field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()));
        Assert.Equal("inside-outside", Nat44Role.InsideOutside.ToWord());
        Assert.True(EnumWords.TryParse<Nat44Role>("output-feature", out var role));
        Assert.Equal(Nat44Role.OutputFeature, role);
        Assert.False(EnumWords.TryParse<Nat44Role>("Output-Feature", out _));
    }
}
