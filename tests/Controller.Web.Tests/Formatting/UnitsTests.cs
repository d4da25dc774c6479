using Controller.Web.Formatting;

namespace Controller.Web.Tests.Formatting;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(double.NaN, "–")]
    [InlineData(0.0, "0 bit/s")]
    [InlineData(0.4, "0.4 bit/s")]
    [InlineData(999.4, "999 bit/s")]
    [InlineData(999.6, "1.00 kbit/s")]
    [InlineData(1_240_000_000.0, "1.24 Gbit/s")]
    [InlineData(9_996_000.0, "10.0 Mbit/s")]
    [InlineData(99_960_000.0, "100 Mbit/s")]
    [InlineData(999_600_000.0, "1.00 Gbit/s")]
    [InlineData(2e15, "2.00 Pbit/s")]
    [InlineData(3e18, "3000 Pbit/s")]
    public void BitRate_OfAnything_HasThreeDigitsAndAUnit(double? value, string text) => Assert.Equal(text, Units.BitRate(value));

    [Theory]
    [InlineData(812_000.0, "812 kpps")]
    [InlineData(3.0, "3 pps")]
    public void PacketRate_OfARate_IsInPackets(double value, string text) => Assert.Equal(text, Units.PacketRate(value));

    [Theory]
    [InlineData(3.0, "3 /s")]
    [InlineData(329_000.0, "329 k/s")]
    public void EventRate_OfARate_IsASecond(double value, string text) => Assert.Equal(text, Units.EventRate(value));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(9_999.0, "9,999")]
    [InlineData(10_000.0, "10.0 k")]
    [InlineData(1_204_000.0, "1.20 M")]
    public void Short_OfANumber_IsExactUpToFourDigits(double? value, string text) => Assert.Equal(text, Units.Short(value));

    [Theory]
    [InlineData(12_345_678UL, "12,345,678")]
    [InlineData(0UL, "0")]
    [InlineData(18_446_744_073_709_551_615UL, "18,446,744,073,709,551,615")]
    public void Count_OfANumber_IsExact(ulong value, string text) => Assert.Equal(text, Units.Count(value));

    [Theory]
    [InlineData(999.0, "999 B")]
    [InlineData(1024.0, "1.00 KiB")]
    [InlineData(1_073_741_824.0, "1.00 GiB")]
    [InlineData(1000.0 * 1024, "0.98 MiB")]
    [InlineData(null, "–")]
    public void Bytes_OfAnAmount_IsBinary(double? value, string text) => Assert.Equal(text, Units.Bytes(value));

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(0, 10, "0.0 %")]
    [InlineData(1, 100_000, "< 0.1 %")]
    [InlineData(34, 1000, "3.4 %")]
    [InlineData(31, 100, "31 %")]
    [InlineData(10, 10, "100 %")]
    public void Percent_OfAPart_IsShort(double part, double whole, string text) => Assert.Equal(text, Units.Percent(part, whole));

    [Theory]
    [InlineData(-5, "0 ms")]
    [InlineData(0.84, "840 ms")]
    [InlineData(1.2, "1.2 s")]
    [InlineData(42, "42 s")]
    [InlineData(725, "12 min 5 s")]
    [InlineData(3600 * 5 + 60 * 7, "5 h 7 min")]
    [InlineData(86400 * 3 + 3600 * 4, "3 d 4 h")]
    public void Duration_OfATime_HasItsTwoLargestUnits(double seconds, string text) => Assert.Equal(text, Units.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(-1, "just now")]
    [InlineData(30, "30 s ago")]
    [InlineData(300, "5 min ago")]
    [InlineData(7260, "2 h 1 min ago")]
    [InlineData(200_000, "2 d ago")]
    public void Ago_OfAnAge_SaysHowLong(double seconds, string text) => Assert.Equal(text, Units.Ago(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Moment_OfAnyZone_IsUtc()
    {
        var at = new DateTimeOffset(2026, 11, 21, 9, 44, 10, TimeSpan.FromHours(2));
        Assert.Equal("2026-11-21 07:44:10", Units.Moment(at));
        Assert.Equal("07:44:10", Units.Clock(at));
    }
}
