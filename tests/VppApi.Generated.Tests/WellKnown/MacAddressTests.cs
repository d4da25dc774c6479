using System.Net.NetworkInformation;
using VppApi.Generated.EthernetTypes;

namespace VppApi.Generated.Tests.WellKnown;

/// <summary>MAC addresses.</summary>
public sealed class MacAddressTests
{
    [Theory]
    [InlineData("02:fe:00:00:00:01", "02:fe:00:00:00:01")]
    [InlineData("02-FE-00-aB-00-01", "02:fe:00:ab:00:01")]
    public void Text_ThatIsAMac_ComesBackInVppsForm(string text, string form)
    {
        var mac = MacAddress.Parse(text);
        Assert.Equal(form, mac.ToString());
        Assert.Equal(mac, new MacAddress(mac.ToPhysicalAddress()));
        Assert.True(mac == MacAddress.Parse(form));
    }

    [Theory]
    [InlineData("")]
    [InlineData("02fe00000001")]
    [InlineData("02:fe:00:00:00")]
    [InlineData("02:fe:00:00:00:01:02")]
    [InlineData("02:fe-00:00:00:01")]
    [InlineData("02:fe:00:00:00:0g")]
    [InlineData("02:fe:00:00:00: 1")]
    [InlineData("02.fe.00.00.00.01")]
    public void Text_ThatIsNoMac_IsRefused(string text)
    {
        Assert.False(MacAddress.TryParse(text, out _));
        Assert.Throws<FormatException>(() => MacAddress.Parse(text));
    }

    [Fact]
    public void Constructor_OfAnotherSize_Refuses()
        => Assert.Throws<ArgumentException>(() => new MacAddress(PhysicalAddress.Parse("0102030405060708")));
}
