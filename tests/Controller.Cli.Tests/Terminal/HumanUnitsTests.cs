using Controller.Cli.Terminal;

namespace Controller.Cli.Tests.Terminal;

public sealed class HumanUnitsTests
{
    [Theory]
    [InlineData(0, "0b/s")]
    [InlineData(1, "1b/s")]
    [InlineData(0.5, "0.50b/s")]
    [InlineData(999, "999b/s")]
    [InlineData(999.6, "1.00kb/s")]
    [InlineData(1500, "1.50kb/s")]
    [InlineData(99_940, "99.9kb/s")]
    [InlineData(99_960, "100kb/s")]
    [InlineData(999_600, "1.00Mb/s")]
    [InlineData(9_999_360_000, "10.0Gb/s")]
    [InlineData(double.NaN, "-b/s")]
    public void BitRate_HasThreeDigits(double value, string expected) => Assert.Equal(expected, HumanUnits.BitRate(value));

    [Theory]
    [InlineData(0, "0B")]
    [InlineData(1023, "1023B")]
    [InlineData(1024, "1.00KiB")]
    [InlineData(1UL << 30, "1.00GiB")]
    [InlineData(ulong.MaxValue, "16.0EiB")]
    public void Bytes_AreBinary(ulong value, string expected) => Assert.Equal(expected, HumanUnits.Bytes(value));

    [Theory]
    [InlineData(-1, "0s")]
    [InlineData(0.421, "0.42s")]
    [InlineData(59.9, "59s")]
    [InlineData(125, "2m5s")]
    [InlineData(3_660, "1h1m")]
    [InlineData(273_905, "3d4h")]
    public void Duration_HasTwoUnits(double seconds, string expected) => Assert.Equal(expected, HumanUnits.Duration(TimeSpan.FromSeconds(seconds)));
}
